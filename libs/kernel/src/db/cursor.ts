import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type RunningConfig } from '../config/config.js';
import { DomainError } from '../errors/domain.error.js';

export type CursorKey = string | number | null;

const SIGNATURE_BYTES = 9;

/**
 * Makes the opaque page cursors: the sort keys of the last row, bound to the list they came
 * from and signed, so that a client can neither forge one nor carry it to another list.
 */
@Injectable()
export class Cursors {
  constructor(@Inject(CONFIG) private readonly config: RunningConfig) {}

  encode(list: string, keys: CursorKey[]): string {
    const body = Buffer.from(JSON.stringify(keys));
    return Buffer.concat([this.sign(list, body), body]).toString('base64url');
  }

  /** Throws INVALID `cursor_invalid` for anything this server did not make for this list. */
  decode(list: string, cursor: string): CursorKey[] {
    const bytes = Buffer.from(cursor.slice(0, 1_000), 'base64url');
    const signature = bytes.subarray(0, SIGNATURE_BYTES);
    const body = bytes.subarray(SIGNATURE_BYTES);
    const expected = this.sign(list, body);
    const isWhole = signature.length === SIGNATURE_BYTES && bytes.toString('base64url') === cursor;
    if (!isWhole || !timingSafeEqual(signature, expected)) {
      throw new DomainError('INVALID', 'cursor_invalid');
    }
    return JSON.parse(body.toString()) as CursorKey[];
  }

  private sign(list: string, body: Buffer): Buffer {
    const hmac = createHmac('sha256', this.config.secret).update(`cursor:${list}:`).update(body);
    return hmac.digest().subarray(0, SIGNATURE_BYTES);
  }
}
