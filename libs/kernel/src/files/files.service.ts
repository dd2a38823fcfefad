import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../db/database.js';
import { isUuid, uuidv7 } from '../ids/uuidv7.js';
import { Clock } from '../time/clock.js';
import { FileStore, type StoredFile } from './file-store.js';
import { squareImages } from './square-images.js';

export type FilePurpose = 'avatar' | 'logo';

/** An opened file with what an HTTP answer must say about it. */
export interface OpenFile extends StoredFile {
  contentType: string;
  /** Names the content for ever, as no file changes once it is written. */
  etag: string;
}

interface NewFile {
  ownerId: string | null;
  purpose: FilePurpose;
  contentType: string;
  size: number;
  bytes: Buffer;
}

/** Files that members and admins upload, always made anew by us. They are public to read. */
@Injectable()
export class Files {
  constructor(
    private readonly db: Database,
    private readonly store: FileStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a picture square in each size and stores it; answers the new file's id. The bytes are
   * written before the row, so that a crash leaves a stray file rather than a dead link.
   */
  async addSquare(
    upload: Uint8Array,
    file: { ownerId: string | null; purpose: FilePurpose; sizes: readonly number[] },
  ): Promise<string> {
    const images = await squareImages(upload, file.sizes);
    const id = uuidv7(this.clock.now().getTime());
    for (const { size, bytes } of images) await this.store.put(nameOf(id, `${size}`), bytes);
    const largest = images.reduce((a, b) => (b.size > a.size ? b : a));
    await this.insert(id, { ...file, contentType: 'image/webp', ...largest });
    return id;
  }

  /** Null for an unknown id or variant, however strange the words are. */
  async open(id: string, variant: string): Promise<OpenFile | null> {
    if (!isUuid(id) || !/^[1-9]\d{0,3}$/.test(variant)) return null;
    const stored = await this.store.open(nameOf(id, variant));
    return stored && { ...stored, contentType: 'image/webp', etag: `"${id}-${variant}"` };
  }

  /** Forgets the row, then the bytes; both may be gone already. */
  async remove(id: string, sizes: readonly number[]): Promise<void> {
    await this.db.rows('delete from files where id = $1', [id]);
    for (const size of sizes) await this.store.remove(nameOf(id, `${size}`));
  }

  private async insert(id: string, file: NewFile): Promise<void> {
    const sha256 = createHash('sha256').update(file.bytes).digest();
    await this.db.rows(
      `insert into files
         (id, owner_id, purpose, content_type, byte_size, width, height, sha256, created_at)
       values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`,
      [
        id,
        file.ownerId,
        file.purpose,
        file.contentType,
        file.bytes.length,
        file.size,
        sha256,
        this.clock.now(),
      ],
    );
  }
}

/** Where the browser finds a variant of a file on this site. */
export const filePath = (id: string, variant: string | number): string =>
  `/files/${id}/${variant}.webp`;

const nameOf = (id: string, variant: string) => `${id}-${variant}.webp`;
