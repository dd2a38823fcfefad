import { Injectable } from '@nestjs/common';
import { AuditRepository } from './audit.repository.js';
import { entryHash } from './audit-hash.js';

const BATCH = 1_000;

export interface AuditVerification {
  /** Entries that hold, counted from the first. */
  entries: number;
  /** Number of the first entry that was changed, or that is missing; null when the chain holds. */
  brokenAt: string | null;
  /** Hash of the last entry: kept elsewhere, it shows even a log that was written anew. */
  headHash: string;
}

/** Follows the chain from its first entry to the end that is remembered apart from it. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly entries: AuditRepository) {}

  async verify(): Promise<AuditVerification> {
    const head = await this.entries.head();
    if (!head) return { entries: 0, brokenAt: '1', headHash: '' };
    let hash = '';
    let last = 0;
    const broken = () => ({ entries: last, brokenAt: String(last + 1), headHash: head.hash });
    while (last < head.lastId) {
      const batch = await this.entries.after(last, BATCH);
      if (batch.length === 0) return broken();
      for (const entry of batch) {
        const follows = entry.id === String(last + 1) && entry.previousHash === hash;
        if (!follows || entryHash(hash, entry) !== entry.hash) return broken();
        hash = entry.hash;
        last += 1;
        if (last === head.lastId) break;
      }
    }
    return hash === head.hash
      ? { entries: last, brokenAt: null, headHash: head.hash }
      : { entries: last, brokenAt: String(last || 1), headHash: head.hash };
  }
}
