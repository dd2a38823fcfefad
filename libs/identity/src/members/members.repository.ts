import { Injectable } from '@nestjs/common';
import {
  Cursors,
  Database,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
  type Role,
} from '@parvis/kernel';
import { Member } from './member.entity.js';

const NEWEST_FIRST: KeysetOrder<Member> = {
  list: 'members',
  direction: 'DESC',
  columns: [
    { sql: 'member.createdAt', read: (member) => member.createdAt },
    { sql: 'member.id', read: (member) => member.id },
  ],
};

/** All but the biography and the password's hash, as plain rows: authors are read on every page. */
const COLUMNS = `id, handle, name, email, email_confirmed_at as "emailConfirmedAt", role,
  trust_level as "trustLevel", interests, locale, time_zone as "timeZone", theme,
  avatar_file_id as "avatarFileId", thread_count as "threadCount", post_count as "postCount",
  answer_count as "answerCount", created_at as "createdAt", last_seen_at as "lastSeenAt",
  erased_at as "erasedAt", silenced_until as "silencedUntil",
  suspended_until as "suspendedUntil"`;

export interface MemberFilter {
  role?: Role | null;
  /** Beginning of a handle, a name or an address. */
  text?: string | null;
}

export interface Biography {
  id: string;
  bioMarkdown: string;
  bioHtml: string;
}

@Injectable()
export class MembersRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  byIds(ids: readonly string[]): Promise<Member[]> {
    return this.db.read(
      `select ${COLUMNS} from members where id = any($1)`,
      [ids],
      'members-by-ids',
    );
  }

  async byId(id: string): Promise<Member | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** The same, held until the transaction ends. */
  async lock(id: string): Promise<Member | null> {
    const rows = await this.db.rows<Member>(
      `select ${COLUMNS} from members where id = $1 for update`,
      [id],
    );
    return rows[0] ?? null;
  }

  /** By the handle of today, else by one he had before. */
  async byHandle(handle: string): Promise<Member | null> {
    const rows = await this.db.rows<Member>(
      `select ${COLUMNS} from members where lower(handle) = $1
         or id = (select member_id from previous_handles where handle = $1)
       order by lower(handle) = $1 desc limit 1`,
      [handle.toLowerCase()],
    );
    return rows[0] ?? null;
  }

  /** Those of the handles that are somebody's today. */
  byHandles(handles: readonly string[]): Promise<Member[]> {
    return this.db.rows(`select ${COLUMNS} from members where lower(handle) = any($1)`, [
      handles.map((handle) => handle.toLowerCase()),
    ]);
  }

  async byEmail(email: string): Promise<Member | null> {
    const rows = await this.db.rows<Member>(
      `select ${COLUMNS} from members where lower(email) = $1`,
      [email.toLowerCase()],
    );
    return rows[0] ?? null;
  }

  biographies(ids: readonly string[]): Promise<Biography[]> {
    return this.db.rows(
      `select id, bio_markdown as "bioMarkdown", bio_html as "bioHtml"
       from members where id = any($1)`,
      [ids],
      'member-biographies',
    );
  }

  /** Handles that begin so come before names that do, and those who write much before others. */
  suggest(prefix: string, first: number): Promise<Member[]> {
    return this.db.rows(
      `select ${COLUMNS} from members
       where erased_at is null and (lower(handle) like lower($1) or lower(name) like lower($1))
       order by lower(handle) like lower($1) desc, post_count desc, lower(handle) limit $2`,
      [startingWith(prefix), first],
    );
  }

  page(filter: MemberFilter, request: PageRequest): Promise<Page<Member>> {
    const query = this.db.manager.createQueryBuilder(Member, 'member').where('true');
    if (filter.role) query.andWhere('member.role = :role', { role: filter.role });
    if (filter.text) {
      query.andWhere(
        `(lower(member.handle) like lower(:prefix) or lower(member.name) like lower(:prefix)
          or lower(member.email) like lower(:prefix))`,
        { prefix: startingWith(filter.text) },
      );
    }
    return keysetPage(query, NEWEST_FIRST, request, this.cursors);
  }

  async insert(member: Partial<Member>): Promise<void> {
    await this.db.manager.insert(Member, member);
  }

  async update(id: string, changes: Partial<Member>): Promise<void> {
    await this.db.manager.update(Member, { id }, changes);
  }

  /** Who signs in under this handle or address, whether or not he may. */
  async credentials(login: string): Promise<{ id: string; passwordHash: string | null } | null> {
    const column = login.includes('@') ? 'email' : 'handle';
    const rows = await this.db.rows<{ id: string; passwordHash: string | null }>(
      `select id, password_hash as "passwordHash" from members
       where lower(${column}) = $1 and erased_at is null`,
      [login.toLowerCase()],
    );
    return rows[0] ?? null;
  }

  async passwordHash(id: string): Promise<string | null> {
    const rows = await this.db.rows<{ hash: string | null }>(
      'select password_hash as hash from members where id = $1',
      [id],
    );
    return rows[0]?.hash ?? null;
  }

  /** Locks every admin, in order, so that two demotions cannot both leave "one other". */
  async lockAdmins(): Promise<string[]> {
    const rows = await this.db.rows<{ id: string }>(
      `select id from members where role = 'admin' order by id for update`,
    );
    return rows.map((row) => row.id);
  }

  async hasAdmin(): Promise<boolean> {
    const rows = await this.db.rows(`select 1 from members where role = 'admin' limit 1`);
    return rows.length > 0;
  }
}

const startingWith = (prefix: string) => `${prefix.replace(/[\\%_]/g, '\\$&')}%`;
