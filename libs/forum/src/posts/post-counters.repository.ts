import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Post } from './post.entity.js';

type Place = Pick<Post, 'threadId' | 'authorId'> & { roomId: string };

/** What standing posts say about each thread; `last_poster_id` wrote the latest. */
const THREAD_TRUTH = `
  select t.id,
         count(p.id) filter (where p.number > 1)::int as replies,
         count(distinct p.author_id)::int as participants,
         coalesce(max(p.created_at), t.created_at) as last_post_at,
         (array_agg(p.author_id order by p.created_at desc, p.number desc))[1] as last_poster_id
  from threads t
  left join posts p on p.thread_id = t.id and p.withdrawn_at is null and p.removed_at is null`;

const SET_THREAD_TRUTH = `
  update threads set reply_count = truth.replies, participant_count = truth.participants,
                     last_post_at = truth.last_post_at, last_poster_id = truth.last_poster_id
  from truth
  where threads.id = truth.id
    and (threads.reply_count, threads.participant_count, threads.last_post_at)
        is distinct from (truth.replies, truth.participants, truth.last_post_at)
  returning 1`;

/**
 * Keeps the numbers that posts move: members and rooms count standing posts, threads count
 * standing replies and those who wrote them.
 */
@Injectable()
export class PostCountersRepository {
  constructor(private readonly db: Database) {}

  /**
   * Holds a member's row until the commit. One member's posts are thereby written one after
   * the other, which makes the check for double submission and `participant_count` exact.
   */
  async lockAuthor(memberId: string): Promise<void> {
    await this.db.rows(
      'select 1 from members where id = $1 for no key update',
      [memberId],
      'author-lock',
    );
  }

  /** One more or one fewer post of the author, and of the room unless its thread is hidden. */
  async moveOuter(place: Place, by: 1 | -1, roomToo: boolean): Promise<void> {
    await this.db.rows(
      `with author as (update members set post_count = post_count + $3 where id = $1)
       update rooms set post_count = post_count + $3 where id = $2 and $4`,
      [place.authorId, place.roomId, by, roomToo],
    );
  }

  /** Counts the posts of these threads anew; their rows must be locked. */
  async refreshThreads(threadIds: string[]): Promise<void> {
    await this.db.rows(
      `with truth as (${THREAD_TRUTH} where t.id = any($1) group by t.id) ${SET_THREAD_TRUTH}`,
      [threadIds],
    );
  }

  /** Sets every counter of threads to the truth; returns how many threads differed. */
  async recountThreads(): Promise<number> {
    const wrong = await this.db.rows(
      `with truth as (${THREAD_TRUTH} group by t.id) ${SET_THREAD_TRUTH}`,
    );
    return wrong.length;
  }

  async recountRooms(): Promise<number> {
    const wrong = await this.db.rows(
      `with truth as (
         select r.id, count(p.id)::int as posts, max(t.last_post_at) as last_post_at
         from rooms r
         left join threads t on t.room_id = r.id and t.withdrawn_at is null
           and t.removed_at is null and t.merged_into_id is null
         left join posts p on p.thread_id = t.id and p.withdrawn_at is null and p.removed_at is null
         group by r.id)
       update rooms set post_count = truth.posts, last_post_at = truth.last_post_at
       from truth
       where rooms.id = truth.id
         and (rooms.post_count, rooms.last_post_at) is distinct from (truth.posts, truth.last_post_at)
       returning 1`,
    );
    return wrong.length;
  }

  /** Members' posts that stand, wherever they are, and answers that are chosen. */
  async recountMembers(): Promise<number> {
    const wrong = await this.db.rows(
      `with truth as (
         select m.id,
           (select count(*)::int from posts p where p.author_id = m.id
              and p.withdrawn_at is null and p.removed_at is null) as posts,
           (select count(*)::int from threads t join posts p on p.id = t.answer_post_id
            where p.author_id = m.id) as answers
         from members m)
       update members set post_count = truth.posts, answer_count = truth.answers
       from truth
       where members.id = truth.id
         and (members.post_count, members.answer_count) is distinct from (truth.posts, truth.answers)
       returning 1`,
    );
    return wrong.length;
  }
}
