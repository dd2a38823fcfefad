import { Injectable } from '@nestjs/common';
import {
  Cursors,
  Database,
  type Hint,
  type KeysetOrder,
  keysetPage,
  type Page,
  type PageRequest,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { visibleRooms } from '../rooms/rooms.repository.js';
import { visibleTags } from '../tags/tags.repository.js';
import { ExpertVerification, type VerificationState } from './expert-verification.entity.js';

const COLUMNS = `verification.id, verification.member_id as "memberId",
  verification.tag_id as "tagId", verification.room_id as "roomId",
  verification.verified_by_id as "verifiedById", verification.note,
  verification.created_at as "createdAt", verification.until,
  verification.ended_at as "endedAt", verification.ended_by_id as "endedById"`;

const NEWEST_FIRST: KeysetOrder<ExpertVerification> = {
  list: 'expert-verifications',
  direction: 'DESC',
  columns: [
    { sql: 'verification.createdAt', read: (row) => row.createdAt },
    { sql: 'verification.id', read: (row) => row.id },
  ],
};

/** Cached pages of threads dropped at once when a label changes; older ones expire by themselves. */
const PAGES_MAX = 1_000;

/** What holds now: a condition on the alias of the table, with the moment as `now`. */
export const activeVerification = (alias: string, now = ':now'): string =>
  `${alias}.ended_at is null and ${alias}.until > ${now}::timestamptz`;

type Scope = Pick<ExpertVerification, 'memberId' | 'tagId' | 'roomId'>;

@Injectable()
export class ExpertVerificationsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  byIds(ids: readonly string[]): Promise<ExpertVerification[]> {
    return this.db.rows(
      `select ${COLUMNS} from expert_verifications verification where verification.id = any($1)`,
      [ids],
    );
  }

  async byId(id: string): Promise<ExpertVerification | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** The one of this scope that was not ended yet, expired or not, held until the commit. */
  async lockOpen({ memberId, tagId, roomId }: Scope): Promise<ExpertVerification | null> {
    const [row] = await this.db.rows<ExpertVerification>(
      `select ${COLUMNS} from expert_verifications verification
       where member_id = $1 and tag_id is not distinct from $2
         and room_id is not distinct from $3 and ended_at is null for update`,
      [memberId, tagId, roomId],
    );
    return row ?? null;
  }

  /** Lets one transaction at a time change what a member is verified in. */
  async lockMember(memberId: string): Promise<void> {
    await this.db.rows('select 1 from members where id = $1 for no key update', [memberId]);
  }

  async insert(verification: ExpertVerification): Promise<void> {
    await this.db.manager.insert(ExpertVerification, verification);
  }

  /** Whether it was still open. */
  async end(id: string, endedAt: Date, endedById: string | null): Promise<boolean> {
    const rows = await this.db.rows(
      `update expert_verifications set ended_at = $2, ended_by_id = $3
       where id = $1 and ended_at is null returning 1`,
      [id, endedAt, endedById],
    );
    return rows.length > 0;
  }

  page(
    state: VerificationState | null,
    now: Date,
    request: PageRequest,
  ): Promise<Page<ExpertVerification>> {
    const query = this.db.manager.createQueryBuilder(ExpertVerification, 'verification');
    query.where('true');
    const active = '(verification.ended_at is null and verification.until > :now)';
    if (state === 'active') query.andWhere(active, { now });
    if (state === 'ended') query.andWhere(`not ${active}`, { now });
    return keysetPage(query, NEWEST_FIRST, request, this.cursors);
  }

  /** Which of the members' verifications hold, in tags and rooms that the viewer may see. */
  visibleOf(
    viewer: Viewer,
    memberIds: readonly string[],
    now: Date,
  ): Promise<ExpertVerification[]> {
    const [tags, rooms] = [visibleTags(viewer, 'tag'), visibleRooms(viewer, 'room')];
    const [text, values] = positional({
      sql: `select ${COLUMNS} from expert_verifications verification
            join members member on member.id = verification.member_id
            left join tags tag on tag.id = verification.tag_id
            left join rooms room on room.id = verification.room_id
            where verification.member_id = any(:memberIds) and member.erased_at is null
              and ${activeVerification('verification')}
              and ((tag.id is not null and ${tags.sql}) or (room.id is not null and ${rooms.sql}))
            order by verification.created_at, verification.id`,
      parameters: { ...tags.parameters, ...rooms.parameters, memberIds, now },
    });
    return this.db.rows(text, values);
  }

  /** Where members are verified now, whoever asks. */
  scopesOf(
    memberIds: readonly string[],
    now: Date,
  ): Promise<{ memberId: string; tagId: string | null; roomId: string | null }[]> {
    return this.db.rows(
      `select member_id as "memberId", tag_id as "tagId", room_id as "roomId"
       from expert_verifications verification
       where member_id = any($1) and ${activeVerification('verification', '$2')}`,
      [memberIds, now],
      'expert-scopes',
    );
  }

  /** What shows a member's label in a tag or room: his threads there, his own page. */
  async hintsOf({ memberId, tagId, roomId }: Scope): Promise<Hint[]> {
    return this.db.rows<Hint>(
      `select 'member' as topic, handle as id from members where id = $1
       union all select 'tag', slug from tags where id = $2::uuid
       union all (select distinct 'thread', number::text from (
         select thread.number from posts post join threads thread on thread.id = post.thread_id
         where post.author_id = $1 and (thread.room_id = $3::uuid or exists (
           select 1 from thread_tags where thread_id = thread.id and tag_id = $2::uuid))
         order by post.created_at desc limit ${PAGES_MAX}) shown)
       union all select 'lists', '*'`,
      [memberId, tagId, roomId],
    );
  }

  /** Open verifications of one tag become those of another; of two the one that ends later stays. */
  async moveTag(fromId: string, intoId: string, now: Date): Promise<void> {
    await this.db.rows(
      `update expert_verifications lesser set ended_at = $3
       from expert_verifications other
       where lesser.tag_id in ($1, $2) and other.tag_id in ($1, $2) and lesser.tag_id <> other.tag_id
         and lesser.member_id = other.member_id and lesser.ended_at is null
         and other.ended_at is null and (lesser.until, lesser.id) < (other.until, other.id)`,
      [fromId, intoId, now],
    );
    await this.db.rows('update expert_verifications set tag_id = $2 where tag_id = $1', [
      fromId,
      intoId,
    ]);
  }
}
