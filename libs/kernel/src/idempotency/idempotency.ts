import { Injectable } from '@nestjs/common';
import { Database } from '../db/database.js';
import { DomainError, invalid } from '../errors/domain.error.js';
import { Scheduled } from '../outbox/handlers.js';

/** Characters of a key; visible ASCII, as clients make it from a UUID or a form's nonce. */
export const IDEMPOTENCY_KEY_MAX = 100;
const KEY = /^[\x21-\x7e]{1,100}$/;
/** A client that repeats a call after days means a new one. */
const KEPT_HOURS = 48;
const UNDECIDED = '00000000-0000-0000-0000-000000000000';

/** A call that its caller may repeat. */
export interface RepeatableCall {
  memberId: string;
  /** Without a key every call is a new one. */
  key: string | null | undefined;
  operation: string;
}

/**
 * Makes a repeated call harmless: the first one with a member's key does the work, every later
 * one gets the id of what the first made. The key is stored by the same transaction as the
 * work, so both stand or neither; a twin in flight waits for the first to commit.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly db: Database) {}

  /**
   * Runs `work`, which answers with the id of what it made, unless the key was used; then answers
   * with the id of what the first call made. Whoever knows the `expected` id beforehand saves a
   * statement. CONFLICT `idempotency_key_reused` when the key belongs to another operation.
   */
  async once(
    call: RepeatableCall,
    expected: string | null,
    work: () => Promise<string>,
  ): Promise<string> {
    const { key } = call;
    if (key === null || key === undefined) return work();
    if (!KEY.test(key)) throw invalid({ idempotencyKey: 'wrong_form' });
    if (!this.db.inTransaction) throw new Error(`${call.operation} needs a transaction`);
    const claimed = expected ?? UNDECIDED;
    if (!(await this.claim(call, claimed))) return this.earlier(call);
    const made = await work();
    if (made !== claimed) await this.settle(call, made);
    return made;
  }

  /** Whether an earlier call of this operation used its key. */
  async isRepeated({ memberId, key, operation }: RepeatableCall): Promise<boolean> {
    if (key === null || key === undefined) return false;
    const used = await this.db.rows(
      'select 1 from idempotency_keys where member_id = $1 and key = $2 and operation = $3',
      [memberId, key, operation],
      'idempotency-used',
    );
    return used.length > 0;
  }

  @Scheduled('23 * * * *')
  async forgetOld(): Promise<void> {
    await this.db.rows(
      'delete from idempotency_keys where created_at < now() - make_interval(hours => $1)',
      [KEPT_HOURS],
    );
  }

  private async claim(call: RepeatableCall, subjectId: string): Promise<boolean> {
    const claimed = await this.db.rows(
      `insert into idempotency_keys (member_id, key, operation, subject_id)
       values ($1, $2, $3, $4) on conflict do nothing returning 1`,
      [call.memberId, call.key, call.operation, subjectId],
      'idempotency-claim',
    );
    return claimed.length > 0;
  }

  private async settle({ memberId, key }: RepeatableCall, subjectId: string): Promise<void> {
    await this.db.rows(
      'update idempotency_keys set subject_id = $3 where member_id = $1 and key = $2',
      [memberId, key, subjectId],
      'idempotency-settle',
    );
  }

  private async earlier({ memberId, key, operation }: RepeatableCall): Promise<string> {
    const [known] = await this.db.rows<{ operation: string; subjectId: string }>(
      `select operation, subject_id as "subjectId" from idempotency_keys
       where member_id = $1 and key = $2`,
      [memberId, key],
      'idempotency-earlier',
    );
    if (known?.operation !== operation) throw new DomainError('CONFLICT', 'idempotency_key_reused');
    return known.subjectId;
  }
}
