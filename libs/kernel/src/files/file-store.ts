import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';

export interface StoredFile {
  stream: Readable;
  byteSize: number;
}

/** Where bytes lie, by a name of our own making that is never used twice. */
export abstract class FileStore {
  abstract put(name: string, bytes: Buffer): Promise<void>;
  /** Null when there is no such file. */
  abstract open(name: string): Promise<StoredFile | null>;
  /** Quiet when there is no such file. */
  abstract remove(name: string): Promise<void>;
}

/** Keeps files in `data/files`, in 256 folders by the end of their name, which is random. */
@Injectable()
export class LocalFileStore extends FileStore {
  private readonly root: string;

  constructor(@Inject(CONFIG) config: Config) {
    super();
    this.root = join(config.dataDir, 'files');
  }

  /** On the disk for good before it resolves: a row in the database will point here. */
  async put(name: string, bytes: Buffer): Promise<void> {
    const path = this.pathOf(name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const half = `${path}.${process.pid}`;
    const file = await open(half, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, path);
  }

  async open(name: string): Promise<StoredFile | null> {
    const path = this.pathOf(name);
    try {
      const { size } = await stat(path);
      return { stream: createReadStream(path), byteSize: size };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.pathOf(name), { force: true });
  }

  private pathOf(name: string): string {
    if (!/^[0-9a-f-]{36}-[a-z0-9]+\.[a-z0-9]+$/.test(name)) throw new Error(`bad name: ${name}`);
    return join(this.root, name.slice(34, 36), name);
  }
}
