import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AbstractGraphQLDriver } from '@nestjs/graphql';
import { RoomMembersService } from '@parvis/forum';
import { Sessions } from '@parvis/identity';
import {
  ANONYMOUS,
  Clock,
  Database,
  type GraphQLEngine,
  type GraphQLHttpDriver,
  JobRunner,
  type Locale,
  type RequestContext,
  type RunningConfig,
  readConfig,
} from '@parvis/kernel';
import { createApp, type RunningApp } from '../../apps/api/src/app.js';
import { testDatabase } from './database.js';
import { Factories, type MemberRow } from './factories.js';
import { countStatements } from './statements.js';

/** What a failed operation said, as a client reads it. */
export interface Refusal {
  code: string;
  reason: string;
  message: string;
  fields?: Record<string, string>;
  params?: Record<string, string | number>;
  retryAfter?: number;
}

type Variables = Record<string, unknown>;

/** Someone who runs operations: a member, or nobody in particular. */
export interface Principal {
  /** The data of an operation; throws with the errors when it has any. */
  run<T = any>(document: string, variables?: Variables): Promise<T>;
  /** The first error of an operation that must fail; throws when it succeeds. */
  refusal(document: string, variables?: Variables): Promise<Refusal>;
  /** Data and errors together, for those who judge both. */
  both(document: string, variables?: Variables): Promise<{ data?: any; errors?: any[] }>;
}

/** A running forum on a database of its own; close it when the file is done. */
export interface World extends Factories {
  app: RunningApp;
  config: RunningConfig;
  db: Database;
  engine: GraphQLEngine;
  as(member: Pick<MemberRow, 'id'> | null, locale?: Locale): Principal;
  anonymous: Principal;
  /** Runs the jobs that are due until none is left. */
  drain(): Promise<void>;
  /** The payloads of the recorded events of a name, oldest first. */
  events<T = any>(name: string): Promise<T[]>;
  statements(work: () => Promise<unknown>): Promise<number>;
  /** Moves the clock of the services; PostgreSQL keeps its own. */
  setNow(now: Date | null): void;
  close(): Promise<void>;
}

/** Boots the whole application, without listening, over a fresh database. */
export async function world(changes: Partial<RunningConfig> = {}): Promise<World> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'parvis-world-'));
  const config: RunningConfig = {
    ...readConfig({ NODE_ENV: 'test', PORT: '0', HOST: '127.0.0.1' }),
    databaseUrl: database.url,
    databasePoolSize: 10,
    secret: randomBytes(32),
    dataDir,
    limitsFactor: 0,
    ...changes,
  };
  const app = await createApp(config);
  const db = app.nest.get(Database);
  const engine = (app.nest.get(AbstractGraphQLDriver, { strict: false }) as GraphQLHttpDriver)
    .engine;
  const clock = app.nest.get(Clock);
  const realNow = clock.now.bind(clock);
  const factories = new Factories(db);

  const as: World['as'] = (member, locale = 'en') => {
    const both = async (query: string, variables: Variables = {}) => {
      const context = await contextOf(app, member?.id ?? null, locale);
      return JSON.parse(JSON.stringify(await engine.run({ query, variables }, context)));
    };
    return {
      both,
      async run(document, variables) {
        const { data, errors } = await both(document, variables);
        if (errors) throw new Error(JSON.stringify(errors, null, 2));
        return data;
      },
      async refusal(document, variables) {
        const { errors } = await both(document, variables);
        if (!errors) throw new Error('The operation succeeded but was to be refused.');
        return { message: errors[0].message, ...errors[0].extensions };
      },
    };
  };

  return Object.assign(factories, {
    app,
    config,
    db,
    engine,
    as,
    anonymous: as(null),
    drain: () => app.nest.get(JobRunner).drain(),
    events: async (name: string) => {
      const rows = await db.rows<{ payload: any }>(
        'select payload from events where name = $1 order by id',
        [name],
      );
      return rows.map((row) => row.payload);
    },
    statements: countStatements,
    setNow: (now: Date | null) => {
      clock.now = now ? () => now : realNow;
    },
    close: async () => {
      await app.stop();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

async function contextOf(
  { nest }: RunningApp,
  memberId: string | null,
  locale: Locale,
): Promise<RequestContext> {
  const viewer = memberId
    ? {
        ...(await nest.get(Sessions).viewerOfMember(memberId)),
        ...(await nest.get(RoomMembersService).rightsOf(memberId)),
      }
    : ANONYMOUS;
  return {
    viewer,
    locale,
    address: '127.0.0.1',
    userAgent: 'jest',
    requestId: 'test',
    setCookie: () => undefined,
  };
}
