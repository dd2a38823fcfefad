import { Injectable } from '@nestjs/common';
import { Database, type Locale, type Role } from '@parvis/kernel';
import type { Theme } from '../members/member.entity.js';
import type { Session } from './session.entity.js';

/** One row of the statement that every signed-in request begins with. */
export interface SessionRow {
  sessionId: string | null;
  memberId: string;
  role: Role;
  handle: string;
  name: string;
  avatarFileId: string | null;
  trustLevel: number;
  locale: Locale;
  timeZone: string | null;
  theme: Theme;
  emailConfirmed: boolean;
  /** May be past. */
  silencedUntil: Date | null;
  /** May be past. */
  suspendedUntil: Date | null;
  stale: boolean;
}

const MEMBER = `member.id as "memberId", member.role, member.handle, member.name,
  member.avatar_file_id as "avatarFileId", member.trust_level as "trustLevel", member.locale,
  member.time_zone as "timeZone", member.theme,
  member.email_confirmed_at is not null as "emailConfirmed",
  member.silenced_until as "silencedUntil", member.suspended_until as "suspendedUntil"`;

@Injectable()
export class SessionsRepository {
  constructor(private readonly db: Database) {}

  async open(
    hash: Buffer,
    times: { now: Date; idleSince: Date; staleSince: Date },
  ): Promise<SessionRow | null> {
    const rows = await this.db.read<SessionRow>(
      `select session.id as "sessionId", session.last_used_at < $4 as stale, ${MEMBER}
       from sessions session join members member on member.id = session.member_id
       where session.token_hash = $1 and session.expires_at > $2 and session.last_used_at > $3
         and member.erased_at is null`,
      [hash, times.now, times.idleSince, times.staleSince],
      'session-open',
    );
    return rows[0] ?? null;
  }

  async ofMember(memberId: string): Promise<SessionRow | null> {
    const rows = await this.db.rows<SessionRow>(
      `select null as "sessionId", false as stale, ${MEMBER} from members member where id = $1`,
      [memberId],
    );
    return rows[0] ?? null;
  }

  /** Notes the use of a session and its member's presence; never goes back in time. */
  async touch(sessionId: string, now: Date): Promise<void> {
    await this.db.rows(
      `with used as (
         update sessions set last_used_at = $2 where id = $1 and last_used_at < $2
         returning member_id
       )
       update members set last_seen_at = $2
       where id = (select member_id from used) and (last_seen_at is null or last_seen_at < $2)`,
      [sessionId, now],
      'session-touch',
    );
  }

  async insert(session: Session, hash: Buffer): Promise<void> {
    await this.db.rows(
      `insert into sessions
         (id, token_hash, member_id, user_agent, address, created_at, last_used_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        session.id,
        hash,
        session.memberId,
        session.userAgent,
        session.address,
        session.createdAt,
        session.lastUsedAt,
        session.expiresAt,
      ],
    );
  }

  /** The latest used first; a member has a handful, and no page shows more than 100. */
  list(memberId: string, now: Date, idleSince: Date): Promise<Session[]> {
    return this.db.rows(
      `select id, member_id as "memberId", user_agent as "userAgent", host(address) as address,
         created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt"
       from sessions where member_id = $1 and expires_at > $2 and last_used_at > $3
       order by last_used_at desc, id desc limit 100`,
      [memberId, now, idleSince],
    );
  }

  /** Ends those of the member's sessions that `which` means; answers their ids. */
  async end(
    memberId: string,
    which: { only: string } | { except: string | null },
  ): Promise<string[]> {
    const [compare, id] =
      'only' in which ? ['id = $2', which.only] : ['id is distinct from $2', which.except];
    const rows = await this.db.rows<{ id: string }>(
      `delete from sessions where member_id = $1 and ${compare} returning id`,
      [memberId, id],
    );
    return rows.map((row) => row.id);
  }

  async forgetExpired(now: Date, idleSince: Date): Promise<void> {
    await this.db.rows('delete from sessions where expires_at <= $1 or last_used_at <= $2', [
      now,
      idleSince,
    ]);
  }
}
