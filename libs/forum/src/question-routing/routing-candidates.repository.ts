import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { activeVerification } from '../expert-verifications/expert-verifications.repository.js';
import { ACTIVE_DAYS } from './routed-question.entity.js';

/** An expert whom a question may be offered to, and why. */
export interface Candidate {
  memberId: string;
  tagId: string | null;
  score: number;
}

export interface RoutingCaps {
  now: Date;
  minimum: number;
  perDay: number;
}

/** The best of each tag that are looked at: so many may be away, or have enough for today. */
const POOL = 200;

@Injectable()
export class RoutingCandidatesRepository {
  constructor(private readonly db: Database) {}

  /**
   * The best experts of the tags of a question, or of its room when it has none they know: the
   * verified first. Each may read and reply there, takes questions, was here lately, has had fewer
   * than his share today, and was not offered this one before.
   */
  best(threadId: string, { now, minimum, perDay }: RoutingCaps, limit: number) {
    return this.db.rows<Candidate>(
      `with question as (
         select thread.id, thread.author_id, room.id as room_id, room.visibility, room.reply_posting
         from threads thread join rooms room on room.id = thread.room_id where thread.id = $1
       ), known as (
         select verification.member_id, verification.tag_id, true as is_verified,
           coalesce(own.score, 0) as score
         from question join expert_verifications verification
           on verification.room_id = question.room_id
           or verification.tag_id in (select tag_id from thread_tags where thread_id = question.id)
         left join expertise own on own.member_id = verification.member_id
           and own.tag_id is not distinct from verification.tag_id
           and own.room_id is not distinct from verification.room_id
         where ${activeVerification('verification', '$2')}
         union all
         select best.* from thread_tags carried cross join lateral (
           select member_id, tag_id, false, score from expertise
           where tag_id = carried.tag_id and score >= $3
           order by score desc, member_id desc limit ${POOL}) best
         where carried.thread_id = $1
         union all
         select best.* from question cross join lateral (
           select member_id, null::uuid, false, score from expertise
           where room_id = question.room_id and score >= $3
           order by score desc, member_id desc limit ${POOL}) best
         where not exists (select 1 from thread_tags where thread_id = $1)
       ), ranked as (
         select distinct on (member_id) member_id, tag_id, is_verified, score from known
         order by member_id, is_verified desc, score desc, tag_id
       )
       select ranked.member_id as "memberId", ranked.tag_id as "tagId", ranked.score
       from ranked cross join question
       join members member on member.id = ranked.member_id
       left join room_members place
         on place.room_id = question.room_id and place.member_id = member.id
       where member.id <> question.author_id and member.accepts_routed_questions
         and member.erased_at is null and member.email_confirmed_at is not null
         and coalesce(member.silenced_until, $2::timestamptz) <= $2
         and coalesce(member.suspended_until, $2::timestamptz) <= $2
         and member.last_seen_at > $2::timestamptz - interval '${ACTIVE_DAYS} days'
         and (question.visibility <> 'private' or place.member_id is not null
              or member.role in ('moderator', 'admin'))
         and (question.reply_posting = 'members' or member.role in ('moderator', 'admin')
              or place.role = 'moderator'
              or question.reply_posting = 'room_members' and place.member_id is not null)
         and not exists (select 1 from routed_questions offer
           where offer.thread_id = $1 and offer.member_id = member.id)
         and (select count(*) from routed_questions offer
           where offer.member_id = member.id
             and offer.created_at >= date_trunc('day', $2::timestamptz, 'UTC')) < $4
       order by ranked.is_verified desc, ranked.score desc, member.id limit $5`,
      [threadId, now, minimum, perDay, limit],
      'routing-candidates',
    );
  }
}
