import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { SignUp } from './sign-up.entity.js';

const COLUMNS = `id, email, handle, name, password_hash as "passwordHash", locale,
  created_at as "createdAt", expires_at as "expiresAt"`;

@Injectable()
export class SignUpsRepository {
  constructor(private readonly db: Database) {}

  async insert(signUp: SignUp, tokenHash: Buffer): Promise<void> {
    await this.db.rows(
      `insert into sign_ups
         (id, token_hash, email, handle, name, password_hash, locale, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        signUp.id,
        tokenHash,
        signUp.email,
        signUp.handle,
        signUp.name,
        signUp.passwordHash,
        signUp.locale,
        signUp.createdAt,
        signUp.expiresAt,
      ],
    );
  }

  async byId(id: string, now: Date): Promise<SignUp | null> {
    const rows = await this.db.rows<SignUp>(
      `select ${COLUMNS} from sign_ups where id = $1 and expires_at > $2`,
      [id, now],
    );
    return rows[0] ?? null;
  }

  /** The latest of an address, whose mail may have got lost. */
  async latestOf(email: string, now: Date): Promise<SignUp | null> {
    const rows = await this.db.rows<SignUp>(
      `select ${COLUMNS} from sign_ups where lower(email) = $1 and expires_at > $2
       order by created_at desc, id desc limit 1`,
      [email.toLowerCase(), now],
    );
    return rows[0] ?? null;
  }

  /** Lets those who confirm one address in several sign-ups at once go one after the other. */
  async lockEmailOf(tokenHash: Buffer): Promise<void> {
    await this.db.rows(
      `select pg_advisory_xact_lock(hashtextextended('email:' || lower(email), 0))
       from sign_ups where token_hash = $1`,
      [tokenHash],
    );
  }

  /** Takes a sign-up out by its token: of two callers one gets it. */
  async take(tokenHash: Buffer, now: Date): Promise<SignUp | null> {
    const rows = await this.db.rows<SignUp>(
      `delete from sign_ups where token_hash = $1 and expires_at > $2 returning ${COLUMNS}`,
      [tokenHash, now],
    );
    return rows[0] ?? null;
  }

  /** Frees what others wanted with an address that is a member's now. */
  async forgetEmail(email: string): Promise<void> {
    await this.db.rows('delete from sign_ups where lower(email) = $1', [email.toLowerCase()]);
  }

  /** Those that were never confirmed; before a handle is claimed, to free it. */
  async forgetExpired(now: Date, handle?: string): Promise<void> {
    await this.db.rows(
      `delete from sign_ups where expires_at <= $1 and ($2::text is null or lower(handle) = $2)`,
      [now, handle?.toLowerCase() ?? null],
    );
  }
}
