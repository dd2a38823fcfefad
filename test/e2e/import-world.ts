import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  type Comparison,
  type ImportOptions,
  type ImportOutcome,
  type ImportProgress,
  ImportsRepository,
  ImportsService,
  type Loss,
  Recounts,
  VerificationService,
} from '@parvis/importer';
import { Database, readConfig } from '@parvis/kernel';
import { CliModule } from '../../apps/cli/src/cli.module.js';
import { testDatabase } from '../support/database.js';

type Line = Record<string, unknown> | string;

/** A forum without HTTP, to import into. */
export class ImportWorld {
  private constructor(
    readonly nest: INestApplicationContext,
    readonly db: Database,
    readonly url: string,
    readonly folder: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<ImportWorld> {
    const database = await testDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'parvis-import-'));
    const config = {
      ...readConfig({ NODE_ENV: 'test', DATA_DIR: folder }),
      databaseUrl: database.url,
      secret: randomBytes(32),
    };
    const nest = await NestFactory.createApplicationContext(CliModule.forRoot(config), {
      logger: ['error'],
      abortOnError: false,
    });
    return new ImportWorld(nest, nest.get(Database), database.url, folder, async () => {
      await nest.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** A community file of these lines; strings stand as they are. */
  file(name: string, lines: Line[]): string {
    const path = join(this.folder, name);
    const text = lines
      .map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
      .join('');
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
    return path;
  }

  import(
    path: string,
    options?: ImportOptions,
    progress?: (progress: ImportProgress) => void,
  ): Promise<ImportOutcome> {
    return this.nest.get(ImportsService).import(path, options, progress);
  }

  verify(path: string): Promise<Comparison> {
    return this.nest.get(VerificationService).verify(path);
  }

  losses(outcome: ImportOutcome): Promise<Loss[]> {
    return this.nest.get(ImportsRepository).losses(outcome.run.id, Number.MIN_SAFE_INTEGER, 1_000);
  }

  /** Names of the counters that were not true. */
  async falseCounters(): Promise<string[]> {
    const counted = await this.nest.get(Recounts).run();
    return counted.filter(({ corrected }) => corrected > 0).map(({ name }) => name);
  }

  async row<T = any>(sql: string, values: unknown[] = []): Promise<T> {
    return (await this.db.rows<T & object>(sql, values))[0] as T;
  }
}

/** A file as several kinds of forums would give it; each test adds what it is about. */
export const small = {
  community: { type: 'community', id: 'old', name: 'The old forum', language: 'en' },
  room: { type: 'room', id: 'r1', name: 'Support' },
  ada: { type: 'user', id: 'u1', username: 'ada', createdAt: '2015-01-01T00:00:00Z' },
  bob: { type: 'user', id: 'u2', username: 'bob', createdAt: '2016-01-01T00:00:00Z' },
  thread: {
    type: 'thread',
    id: 't1',
    roomId: 'r1',
    title: 'How do I descale it?',
    lang: 'en',
    tags: ['descaling'],
    authorId: 'u1',
    createdAt: '2017-05-01T10:00:00Z',
    bodyMarkdown: 'It drips.',
    views: 120,
    likes: 3,
  },
  reply: {
    type: 'post',
    id: 'p1',
    threadId: 't1',
    authorId: 'u2',
    createdAt: '2017-05-01T11:00:00Z',
    bodyMarkdown: 'With *citric* acid.',
    accepted: true,
    likes: 7,
  },
};

export const smallFile: Line[] = Object.values(small);
