import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import type { NewPost } from './posts.repository.js';

/** A reply before it has a number. */
export type NewReply = Omit<NewPost, 'number'> & { roomId: string; mentionedIds: string[] };

/**
 * Counts the reply for author, room and thread, claims its number and inserts it. One statement,
 * because every reply of a room waits for the room's row: what lies between two of them is how
 * fast a busy room can write. Each part hangs on the one before, so that locks are taken in
 * order: the author's row, which the caller holds, then room, then thread.
 */
const INSERT = `
  with author as (
    update members set post_count = post_count + 1 where id = $4
  ), room as (
    update rooms set post_count = post_count + 1,
                     last_post_at = greatest(last_post_at, $9::timestamptz)
    where id = $3 returning id
  ), thread as (
    update threads set
      last_number = last_number + 1,
      reply_count = reply_count + 1,
      last_post_at = greatest(last_post_at, $9::timestamptz),
      last_poster_id = $4,
      participant_count = participant_count + (not exists (
        select 1 from posts where thread_id = $2 and author_id = $4
          and withdrawn_at is null and removed_at is null))::int
    from room
    where threads.id = $2 and threads.room_id = room.id
      and withdrawn_at is null and removed_at is null and merged_into_id is null
    returning last_number as number
  ), mentioned as (
    insert into post_mentions (post_id, member_id) select $1, unnest($10::uuid[]) from thread
  )
  insert into posts (id, thread_id, number, author_id, reply_to_id, body_markdown, body_html,
                     body_text, created_at)
  select $1, $2, thread.number, $4, $5, $6, $7, $8, $9 from thread
  returning number`;

@Injectable()
export class RepliesRepository {
  constructor(private readonly db: Database) {}

  /**
   * Returns the number. A thread that meanwhile left the room, or ceased to stand, restarts the
   * transaction.
   */
  async insert(reply: NewReply): Promise<number> {
    const [post] = await this.db.rows<{ number: number }>(
      INSERT,
      [
        reply.id,
        reply.threadId,
        reply.roomId,
        reply.authorId,
        reply.replyToId,
        reply.bodyMarkdown,
        reply.bodyHtml,
        reply.bodyText,
        reply.createdAt,
        reply.mentionedIds,
      ],
      'reply-insert',
    );
    if (!post) throw new ChangedMeanwhile();
    return post.number;
  }
}
