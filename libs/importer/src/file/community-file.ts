import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { ImportError } from '../runs/import-error.js';
import { type FileLine, LineSplitter } from './line-splitter.js';

/** Bytes of one line; far above any post, far below what memory holds. */
const LINE_MAX_BYTES = 32 * 1024 * 1024;
const GZIP = Buffer.from([0x1f, 0x8b]);

/** A community in a file: one JSON object a line, gzipped or not, told by its first bytes. */
export class CommunityFile {
  /** Bytes read so far, as they lie on the disk. */
  bytesRead = 0;

  private constructor(
    readonly path: string,
    readonly bytes: number,
    private readonly gzipped: boolean,
  ) {}

  /** Throws an ImportError in plain words when the file cannot be read. */
  static async open(path: string): Promise<CommunityFile> {
    try {
      const { size } = await stat(path);
      const handle = await open(path);
      try {
        const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
        return new CommunityFile(path, size, buffer.equals(GZIP));
      } finally {
        await handle.close();
      }
    } catch (error) {
      throw unreadable(path, error as NodeJS.ErrnoException);
    }
  }

  get name(): string {
    return basename(this.path);
  }

  async sha256(): Promise<Buffer> {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(this.path)) hash.update(chunk as Buffer);
    return hash.digest();
  }

  /** Every line that is not blank, from the beginning. */
  async *lines(): AsyncGenerator<FileLine> {
    this.bytesRead = 0;
    const splitter = new LineSplitter(LINE_MAX_BYTES);
    try {
      for await (const chunk of this.stream()) yield* splitter.split(chunk as Buffer);
      yield* splitter.end();
    } catch (error) {
      throw unreadable(this.path, error as NodeJS.ErrnoException);
    }
  }

  private stream(): AsyncIterable<unknown> {
    const raw = createReadStream(this.path, { highWaterMark: 256 * 1024 });
    raw.on('data', (chunk) => {
      this.bytesRead += chunk.length;
    });
    if (!this.gzipped) return raw;
    const plain = createGunzip({ chunkSize: 256 * 1024 });
    raw.on('error', (error) => plain.destroy(error));
    return raw.pipe(plain);
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): Error {
  if (error.code === 'ENOENT') return new ImportError(`There is no file ${path}.`);
  if (error.code === 'EISDIR') return new ImportError(`${path} is a folder, not a file.`);
  if (error.code === 'EACCES') return new ImportError(`This user may not read ${path}.`);
  if (error.code?.startsWith('Z_')) {
    return new ImportError(`${path} is damaged: its compressed part ends early or is not gzip.`);
  }
  return error;
}
