import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** Gives threads and posts the numbers they will have, before the first of them is written. */
@Injectable()
export class NumberingRepository {
  constructor(private readonly db: Database) {}

  async assign(importId: string): Promise<void> {
    await this.numberThreads(importId);
    await this.numberPosts(importId);
    await this.linkReplies(importId);
    await this.order(importId);
  }

  /** By date: the older thread has the smaller number. */
  private async numberThreads(importId: string): Promise<void> {
    await this.db.rows(
      `update import_lines line set thread_number = fresh.number
       from (select ordered.line, nextval(pg_get_serial_sequence('threads', 'number')) as number
             from (select line from import_lines
                   where import_id = $1 and type = 'thread' and not is_known
                   order by at, line) ordered) fresh
       where line.import_id = $1 and line.line = fresh.line`,
      [importId],
    );
  }

  /**
   * By date within the thread, equal dates as in the file, after what the thread has already. An
   * existing thread sets its numbers aside at once, as people may be replying to it meanwhile.
   */
  private async numberPosts(importId: string): Promise<void> {
    await this.db.rows(
      `with fresh as (
         select line, thread_id, row_number() over (partition by thread_id order by at, line) as place
         from import_lines
         where import_id = $1 and type in ('post', 'comment') and not is_known
       ), standing as (
         update threads set last_number = last_number + added.posts
         from (select thread_id, max(place)::int as posts from fresh group by thread_id) added
         where threads.id = added.thread_id
         returning threads.id, threads.number, threads.last_number - added.posts as before
       )
       update import_lines line
       set post_number = coalesce(standing.before, 1) + fresh.place,
           thread_number = coalesce(standing.number, opening.thread_number)
       from fresh
       left join standing on standing.id = fresh.thread_id
       left join import_lines opening on opening.import_id = $1 and opening.type = 'thread'
         and not opening.is_known and opening.target_id = fresh.thread_id
       where line.import_id = $1 and line.line = fresh.line`,
      [importId],
    );
  }

  /** A reply points to an earlier post of its own thread; anything else is noted and left out. */
  private async linkReplies(importId: string): Promise<void> {
    await this.db.rows(
      `update import_lines line
       set reply_to_id = case when post.type = 'thread' then post.opening_id else post.target_id end
       from import_lines post
       where line.import_id = $1 and post.import_id = $1 and not line.is_known
         and line.type in ('post', 'comment') and post.source_id = line.reply_to
         and post.type in ('thread', 'post', 'comment')
         and post.thread_id = line.thread_id and post.post_number < line.post_number
         and (post.type <> 'comment' or line.type = 'comment')`,
      [importId],
    );
    await this.db.rows(
      `insert into import_losses (import_id, line, reason, detail, fate, type, source_id)
       select import_id, line, 'unknown_reply', left(reply_to, 200), 'altered', type, source_id
       from import_lines
       where import_id = $1 and not is_known and type = 'post'
         and reply_to is not null and reply_to_id is null
       on conflict do nothing`,
      [importId],
    );
  }

  /** The order of writing: what is referred to comes before what refers to it. */
  private async order(importId: string): Promise<void> {
    await this.db.rows(
      `update import_lines line set position = ordered.position
       from (select line, row_number() over (order by
               case type when 'tagGroup' then 1 when 'tag' then 2 when 'user' then 4
                         when 'author' then 4 when 'room' then 5 else 7 end
               + (type in ('tag', 'room') and parent is not null)::int,
               thread_number, post_number, line) as position
             from import_lines
             where import_id = $1 and not is_known and type <> 'community') ordered
       where line.import_id = $1 and line.line = ordered.line`,
      [importId],
    );
  }
}
