import { Injectable } from '@nestjs/common';
import {
  type Condition,
  Cursors,
  checkPage,
  Database,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { activeVerification } from '../expert-verifications/expert-verifications.repository.js';
import { visibleRooms } from '../rooms/rooms.repository.js';
import { visibleTags } from '../tags/tags.repository.js';
import type { Expert, Expertise, ExpertScope } from './expert.js';

/** What holds for everybody who looks: the moment, and the score from which on somebody is shown. */
export interface ExpertRules {
  now: Date;
  minimum: number;
}

/** Ranks further down are not told: counting them would cost what the list is long. */
export const RANK_MAX = 100;

const NUMBERS = `coalesce(own.answers, 0) as answers, coalesce(own.accepted, 0) as accepted,
  coalesce(own.verified, 0) as verified, coalesce(own.up_votes, 0) as "upVotes",
  coalesce(own.down_votes, 0) as "downVotes"`;

/** Verifications that hold in what the viewer may see, joined to their tag or room. */
const VISIBLE = (viewer: Viewer): Condition => {
  const [tags, rooms] = [visibleTags(viewer, 'tag'), visibleRooms(viewer, 'room')];
  return {
    sql: `((tag.id is not null and ${tags.sql}) or (room.id is not null and ${rooms.sql}))`,
    parameters: { ...tags.parameters, ...rooms.parameters },
  };
};

@Injectable()
export class ExpertsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /**
   * The verified first, then by score. Those of a scope who are verified are few and read as a
   * whole; the others come from the index of the scope, a page at a time.
   */
  async directory(
    viewer: Viewer,
    { tagId, roomId }: ExpertScope,
    { now, minimum }: ExpertRules,
    request: PageRequest,
  ): Promise<Page<Expert>> {
    checkPage(request);
    const name = `experts:${tagId ?? ''}:${roomId ?? ''}`;
    const [isVerified, score, id] = request.after
      ? this.cursors.decode(name, request.after)
      : [2, 0, null];
    const visible = VISIBLE(viewer);
    const [text, values] = positional({
      sql: directorySql({ tagId, roomId }, visible.sql),
      parameters: {
        ...visible.parameters,
        ...{ tagId, roomId, now, minimum, isVerified, score, id, limit: request.first + 1 },
      },
    });
    const rows = await this.db.rows<Expert>(text, values);
    return pageOf(rows, request.first, (row) =>
      this.cursors.encode(name, [row.verifiedUntil ? 1 : 0, row.score, row.memberId]),
    );
  }

  /** The beginning of the directories of many tags, in one statement. */
  ofTags(
    viewer: Viewer,
    tagIds: readonly string[],
    { now, minimum }: ExpertRules,
    limit: number,
  ): Promise<Expert[]> {
    const visible = VISIBLE(viewer);
    const ofOne = directorySql({ tagId: 'asked', roomId: null }, visible.sql);
    const [text, values] = positional({
      sql: `select best.* from unnest(:tagIds::uuid[]) as asked (tag_id)
            cross join lateral (${ofOne.replaceAll(/:tagId(::uuid)?\b/g, 'asked.tag_id')}) best`,
      parameters: {
        ...visible.parameters,
        ...{ tagIds, roomId: null, now, minimum, isVerified: 2, score: 0, id: null, limit },
      },
    });
    return this.db.rows(text, values);
  }

  /** What members are worth in tags and rooms the viewer may see: the verified first, so many of each. */
  ofMembers(
    viewer: Viewer,
    memberIds: readonly string[],
    { now, minimum }: ExpertRules,
    first: number,
  ): Promise<Expertise[]> {
    const visible = VISIBLE(viewer);
    const [text, values] = positional({
      sql: `select shown.* from unnest(:memberIds::uuid[]) as asked (id)
        join members member on member.id = asked.id and member.erased_at is null
        cross join lateral (
          select asked.id as "memberId", known.tag_id as "tagId", known.room_id as "roomId",
            coalesce(own.score, 0) as score, ${NUMBERS},
            known.until as "verifiedUntil", known.verified_by_id as "verifiedById"
          from (
            select tag_id, room_id, max(until) as until,
              (array_agg(verified_by_id order by until desc nulls last))[1] as verified_by_id
            from (
              select tag_id, room_id, null::timestamptz as until, null::uuid as verified_by_id
              from expertise where member_id = asked.id and score >= :minimum
                and num_nonnulls(tag_id, room_id) = 1
              union all
              select tag_id, room_id, until, verified_by_id from expert_verifications verification
              where member_id = asked.id and ${activeVerification('verification')}) every
            group by tag_id, room_id) known
          left join expertise own on own.member_id = asked.id
            and own.tag_id is not distinct from known.tag_id
            and own.room_id is not distinct from known.room_id
          left join tags tag on tag.id = known.tag_id
          left join rooms room on room.id = known.room_id
          where ${visible.sql}
          order by known.until is not null desc, coalesce(own.score, 0) desc,
            known.tag_id nulls last, known.room_id limit :first) shown`,
      parameters: { ...visible.parameters, memberIds, now, minimum, first },
    });
    return this.db.rows(text, values);
  }

  /** The place of each in his scope by score, verified or not; none beyond the first hundred. */
  ranks(
    places: readonly Pick<Expertise, 'memberId' | 'tagId' | 'roomId'>[],
  ): Promise<{ rank: number | null }[]> {
    return this.db.rows(
      `select case when ahead.count < ${RANK_MAX} and own.score > 0 then ahead.count + 1 end as rank
       from unnest($1::uuid[], $2::uuid[], $3::uuid[])
         with ordinality as place (member_id, tag_id, room_id, position)
       left join expertise own on own.member_id = place.member_id
         and own.tag_id is not distinct from place.tag_id
         and own.room_id is not distinct from place.room_id
       left join lateral (
         select count(*)::int as count from (
           (select 1 from expertise other where place.tag_id is not null
              and other.tag_id = place.tag_id
              and (other.score, other.member_id) > (own.score, own.member_id)
            order by other.score desc, other.member_id desc limit ${RANK_MAX})
           union all
           (select 1 from expertise other where place.room_id is not null
              and other.room_id = place.room_id
              and (other.score, other.member_id) > (own.score, own.member_id)
            order by other.score desc, other.member_id desc limit ${RANK_MAX})) better
       ) ahead on true
       order by place.position`,
      [
        places.map(({ memberId }) => memberId),
        places.map(({ tagId }) => tagId),
        places.map(({ roomId }) => roomId),
      ],
      'expertise-ranks',
    );
  }
}

function directorySql({ tagId, roomId }: ExpertScope, visible: string): string {
  const inScope = (alias: string, whole: string) =>
    tagId ? `${alias}.tag_id = :tagId` : roomId ? `${alias}.room_id = :roomId` : whole;
  const overall = (alias: string) => `${alias}.tag_id is null and ${alias}.room_id is null`;
  return `
    with verified as materialized (
      select verification.member_id, max(verification.until) as until
      from expert_verifications verification
      left join tags tag on tag.id = verification.tag_id
      left join rooms room on room.id = verification.room_id
      where ${activeVerification('verification')} and ${visible}
        and ${inScope('verification', 'true')}
      group by verification.member_id
    ), candidates as (
      select verified.member_id, 1 as is_verified, coalesce(own.score, 0) as score, verified.until
      from verified left join expertise own on own.member_id = verified.member_id
        and ${inScope('own', overall('own'))}
      union all
      (select own.member_id, 0, own.score, null from expertise own
       join members member on member.id = own.member_id and member.erased_at is null
       where ${inScope('own', overall('own'))} and own.score >= :minimum
         and (:isVerified::int > 0 or (own.score, own.member_id) < (:score::float8, :id::uuid))
         and own.member_id not in (select member_id from verified)
       order by own.score desc, own.member_id desc limit :limit)
    )
    select candidates.member_id as "memberId", :tagId::uuid as "tagId", :roomId::uuid as "roomId",
      candidates.score, ${NUMBERS}, candidates.until as "verifiedUntil",
      null as "verifiedById"
    from candidates
    join members member on member.id = candidates.member_id and member.erased_at is null
    left join expertise own on own.member_id = candidates.member_id
      and ${inScope('own', overall('own'))}
    where :id::uuid is null or (candidates.is_verified, candidates.score, candidates.member_id)
      < (:isVerified::int, :score::float8, :id::uuid)
    order by candidates.is_verified desc, candidates.score desc, candidates.member_id desc
    limit :limit`;
}
