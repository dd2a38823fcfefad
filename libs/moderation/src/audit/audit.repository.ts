import { Injectable } from '@nestjs/common';
import {
  Cursors,
  Database,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
} from '@parvis/kernel';
import { AuditEntry, type AuditRole } from './audit-entry.entity.js';

export interface AuditFilter {
  action?: string | null;
  actorId?: string | null;
  subjectKind?: string | null;
  subjectId?: string | null;
  from?: Date | null;
  to?: Date | null;
}

export interface AuditHead {
  lastId: number;
  hash: string;
}

/** Who acted: his name and role of this moment, and whether what he touched is his own. */
export interface AuditActor {
  handle: string;
  role: AuditRole;
  isAuthor: boolean;
}

const NEWEST_FIRST: KeysetOrder<AuditEntry> = {
  list: 'audit',
  direction: 'DESC',
  columns: [{ sql: 'entry.id', read: (entry) => entry.id }],
};

@Injectable()
export class AuditRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Holds the end of the chain until the commit: entries are numbered in the order of commits. */
  async lockHead(): Promise<AuditHead> {
    const [head] = await this.db.rows<AuditHead>(
      'select last_id::float8 as "lastId", hash from audit_heads for update',
      [],
      'audit-lock-head',
    );
    return head!;
  }

  /** Null when somebody took it away. */
  async head(): Promise<AuditHead | null> {
    const [head] = await this.db.rows<AuditHead>(
      'select last_id::float8 as "lastId", hash from audit_heads',
    );
    return head ?? null;
  }

  /** Writes an entry and moves the end of the chain to it. */
  async append(entry: AuditEntry): Promise<void> {
    await this.db.rows(
      `with head as (update audit_heads set last_id = $1, hash = $13)
       insert into audit_entries (id, at, actor_id, actor_handle, actor_role, action,
         subject_kind, subject_id, room_id, reason, details, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        entry.id,
        entry.at,
        entry.actorId,
        entry.actorHandle,
        entry.actorRole,
        entry.action,
        entry.subjectKind,
        entry.subjectId,
        entry.roomId,
        entry.reason,
        JSON.stringify(entry.details),
        entry.previousHash,
        entry.hash,
      ],
      'audit-append',
    );
  }

  /** A room's own moderator counts as such there, whatever his role on the site. */
  async actor(
    memberId: string,
    roomId: string | null,
    threadId: string | null,
  ): Promise<AuditActor | null> {
    const [actor] = await this.db.rows<AuditActor>(
      `select member.handle,
         case when member.role not in ('moderator', 'admin') and exists (
           select 1 from room_members place where place.member_id = member.id
             and place.room_id = $2 and place.role = 'moderator')
         then 'room_moderator' else member.role end as role,
         exists (select 1 from threads thread
                 where thread.id = $3 and thread.author_id = member.id) as "isAuthor"
       from members member where member.id = $1`,
      [memberId, roomId, threadId],
      'audit-actor',
    );
    return actor ?? null;
  }

  page(filter: AuditFilter, request: PageRequest): Promise<Page<AuditEntry>> {
    const query = this.db.manager.createQueryBuilder(AuditEntry, 'entry').where('true');
    const { action, actorId, subjectKind, subjectId, from, to } = filter;
    if (action) query.andWhere('entry.action = :action', { action });
    if (actorId) query.andWhere('entry.actorId = :actorId', { actorId });
    if (subjectKind) query.andWhere('entry.subjectKind = :subjectKind', { subjectKind });
    if (subjectId) query.andWhere('entry.subjectId = :subjectId', { subjectId });
    if (from) query.andWhere('entry.at >= :from', { from });
    if (to) query.andWhere('entry.at < :to', { to });
    return keysetPage(query, NEWEST_FIRST, request, this.cursors);
  }

  /** The next entries of the chain, in its order. */
  after(id: number, limit: number): Promise<AuditEntry[]> {
    return this.db.manager
      .createQueryBuilder(AuditEntry, 'entry')
      .where('entry.id > :id', { id })
      .orderBy('entry.id')
      .limit(limit)
      .getMany();
  }
}
