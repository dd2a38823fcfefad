import { createHash, createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, Database, type RunningConfig, Scheduled } from '@parvis/kernel';

export type TokenPurpose = 'confirm_sign_up' | 'confirm_email' | 'reset_password';

/** A token that waits in somebody's mailbox. */
export interface MailToken {
  memberId: string;
  /** Where it was sent; for `confirm_email` the address that becomes the member's. */
  email: string;
  expiresAt: Date;
}

const SHAPE = /^[\w-]{43}$/;

/**
 * Tokens that go out by mail. A token is derived from its id and the installation's secret, so
 * that events and jobs carry the id alone, a mail that is sent twice holds the same link, and
 * nobody can sign in with what the database holds: there is only its hash.
 */
@Injectable()
export class MailTokens {
  constructor(
    @Inject(CONFIG) private readonly config: RunningConfig,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  tokenOf(purpose: TokenPurpose, id: string): string {
    const hmac = createHmac('sha256', this.config.secret).update(`mail-token:${purpose}:${id}`);
    return hmac.digest('base64url');
  }

  /** What is stored of it. */
  hashOf(purpose: TokenPurpose, id: string): Buffer {
    return hashed(this.tokenOf(purpose, id));
  }

  /** Null for a text that can be no token, which need not be looked up. */
  lookupHash(token: string): Buffer | null {
    return SHAPE.test(token) ? hashed(token) : null;
  }

  /** Makes a member's token valid; quiet when it was before, even if it is used up by now. */
  async issue(purpose: TokenPurpose, id: string, token: MailToken): Promise<void> {
    await this.db.rows(
      `insert into member_tokens (token_hash, member_id, purpose, email, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6) on conflict (token_hash) do nothing`,
      [
        this.hashOf(purpose, id),
        token.memberId,
        purpose,
        token.email,
        this.clock.now(),
        token.expiresAt,
      ],
    );
  }

  /** The token behind an id while it may still be used. */
  async pending(purpose: TokenPurpose, id: string): Promise<MailToken | null> {
    const rows = await this.db.rows<MailToken>(
      `select member_id as "memberId", email, expires_at as "expiresAt" from member_tokens
       where token_hash = $1 and used_at is null and expires_at > $2`,
      [this.hashOf(purpose, id), this.clock.now()],
    );
    return rows[0] ?? null;
  }

  /** Uses a token up; null when it never was, is used, dead or too old. Of two callers one wins. */
  async use(purpose: TokenPurpose, token: string): Promise<MailToken | null> {
    const hash = this.lookupHash(token);
    if (!hash) return null;
    const rows = await this.db.rows<MailToken>(
      `update member_tokens set used_at = $3
       where token_hash = $1 and purpose = $2 and used_at is null and expires_at > $3
       returning member_id as "memberId", email, expires_at as "expiresAt"`,
      [hash, purpose, this.clock.now()],
    );
    return rows[0] ?? null;
  }

  /** Lets every token of the member die that is still on its way. */
  async killAll(memberId: string): Promise<void> {
    await this.db.rows(
      'update member_tokens set used_at = $2 where member_id = $1 and used_at is null',
      [memberId, this.clock.now()],
    );
  }

  /** The address a member asked to change to and has not confirmed yet. */
  async pendingEmail(memberId: string): Promise<string | null> {
    const rows = await this.db.rows<{ email: string }>(
      `select email from member_tokens
       where member_id = $1 and purpose = 'confirm_email' and used_at is null and expires_at > $2
       order by created_at desc limit 1`,
      [memberId, this.clock.now()],
    );
    return rows[0]?.email ?? null;
  }

  /** A day late, so that a mail job that is late itself cannot bring a used token back. */
  @Scheduled('17 4 * * *')
  async forgetExpired(): Promise<void> {
    await this.db.rows(
      `delete from member_tokens where expires_at < $1::timestamptz - interval '1 day'`,
      [this.clock.now()],
    );
  }
}

const hashed = (token: string) => createHash('sha256').update(token).digest();
