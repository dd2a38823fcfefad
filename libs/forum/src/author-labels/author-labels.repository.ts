import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { activeVerification } from '../expert-verifications/expert-verifications.repository.js';
import type { LabelFacts } from './author-label.js';

/**
 * Facts of authors in threads, over `given (thread_id, author_id)`: no row for those about whom
 * there is nothing to say, which are most. The room's verification goes before the tags'.
 */
export const labelFacts = (now: string): string => `
  select given.thread_id, given.author_id, warden.member_id is not null as moderates_room,
    verified.tag_id, verified.room_id, verified.until
  from given join threads thread on thread.id = given.thread_id
  left join room_members warden on warden.room_id = thread.room_id
    and warden.member_id = given.author_id and warden.role = 'moderator'
  left join lateral (
    select verification.tag_id, verification.room_id, verification.until
    from expert_verifications verification
    where verification.member_id = given.author_id and ${activeVerification('verification', now)}
      and (verification.room_id = thread.room_id or exists (
        select 1 from thread_tags carried
        where carried.thread_id = thread.id and carried.tag_id = verification.tag_id))
    order by verification.room_id is null, verification.until desc, verification.id limit 1
  ) verified on true
  where warden.member_id is not null or verified.until is not null`;

@Injectable()
export class AuthorLabelsRepository {
  constructor(private readonly db: Database) {}

  factsOf(
    places: readonly { threadId: string; authorId: string }[],
    now: Date,
  ): Promise<(LabelFacts & { threadId: string; authorId: string })[]> {
    return this.db.rows(
      `with given as (select * from unnest($1::uuid[], $2::uuid[]) as given (thread_id, author_id))
       select thread_id as "threadId", author_id as "authorId",
         moderates_room as "moderatesRoom", tag_id as "tagId", room_id as "roomId", until
       from (${labelFacts('$3')}) facts`,
      [places.map(({ threadId }) => threadId), places.map(({ authorId }) => authorId), now],
      'author-labels',
    );
  }
}
