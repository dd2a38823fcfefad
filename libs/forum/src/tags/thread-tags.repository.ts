import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { Tag } from './tag.entity.js';

const STANDS = 't.withdrawn_at is null and t.removed_at is null and t.merged_into_id is null';

/** Whether a thread counts for its tags, for the id in `$1`. */
const COUNTS = `exists (select 1 from threads t join rooms r on r.id = t.room_id
  where t.id = $1 and ${STANDS} and r.visibility = 'public')`;

/** Newest threads of a tag that are asked which other tags they carry. */
const RELATED_SAMPLE = 500;

/**
 * Which thread carries which tag, and the tags' counters. Each method locks the tags it counts in
 * the order of their ids, before it reads which they are: a merge may just have moved them.
 */
@Injectable()
export class ThreadTagsRepository {
  constructor(private readonly db: Database) {}

  /** The tags of many threads in one statement, without their descriptions. */
  tagsOf(threadIds: readonly string[]): Promise<(Tag & { threadId: string })[]> {
    return this.db.rows(
      `select tt.thread_id as "threadId", tag.id, tag.slug, tag.name, tag.group_id as "groupId",
              tag.synonym_of_id as "synonymOfId", tag.thread_count as "threadCount",
              tag.listed_at as "listedAt", tag.created_by_id as "createdById",
              tag.created_at as "createdAt"
       from thread_tags tt join tags tag on tag.id = tt.tag_id
       where tt.thread_id = any($1) order by tag.slug`,
      [threadIds],
      'tags-of-threads',
    );
  }

  idsOf(threadId: string): Promise<{ id: string }[]> {
    return this.db.rows('select tag_id as id from thread_tags where thread_id = $1', [threadId]);
  }

  /** Gives a thread these tags and no others; answers with the slugs of all it had or has now. */
  async replace(threadId: string, tagIds: readonly string[]): Promise<string[]> {
    const wanted = await this.lock(threadId, tagIds);
    const touched = await this.db.rows<{ slug: string }>(
      `with gone as (
         delete from thread_tags where thread_id = $1 and tag_id <> all($2) returning tag_id
       ), added as (
         insert into thread_tags (thread_id, tag_id) select $1, unnest($2::uuid[])
         on conflict do nothing returning tag_id
       ), moved as (
         select tag_id, 1 as by from added union all select tag_id, -1 from gone
       )
       update tags set thread_count = thread_count + case when ${COUNTS} then by else 0 end
       from moved where tags.id = moved.tag_id returning slug`,
      [threadId, wanted],
      'thread-tags-replace',
    );
    return touched.map((tag) => tag.slug);
  }

  /** Counts the tags of these threads anew; answers with their slugs. */
  refreshThreads(threadIds: readonly string[]): Promise<string[]> {
    return this.refresh(
      'select tag_id from thread_tags where thread_id = any($1::uuid[])',
      threadIds,
    );
  }

  /** Counts every tag anew that a thread of the room carries. */
  refreshRoom(roomId: string): Promise<string[]> {
    return this.refresh(
      `select tt.tag_id from threads t join thread_tags tt on tt.thread_id = t.id
       where t.room_id = any($1::uuid[])`,
      [roomId],
    );
  }

  /**
   * Threads of one tag carry another instead; both must be locked. The counters follow: the
   * second gains the public threads that did not carry it, the first is left without any.
   */
  async move(fromId: string, intoId: string): Promise<void> {
    await this.db.rows(
      `with gone as (delete from thread_tags where tag_id = $1 returning thread_id),
       added as (
         insert into thread_tags (thread_id, tag_id) select thread_id, $2 from gone
         on conflict do nothing returning thread_id
       ), gained as (
         select count(*)::int as threads from added
         join threads t on t.id = added.thread_id join rooms r on r.id = t.room_id
         where r.visibility = 'public' and ${STANDS}
       )
       update tags set thread_count = case when id = $1 then 0 else thread_count + threads end
       from gained where id in ($1, $2)`,
      [fromId, intoId],
    );
  }

  /** The tags that share the most public threads with each of these, the strongest first. */
  related(tagIds: readonly string[], limit: number): Promise<{ ofId: string; id: string }[]> {
    return this.db.rows(
      `select wanted.id as "ofId", related.id
       from unnest($1::uuid[]) as wanted (id)
       cross join lateral (
         select other.tag_id as id, count(*) as shared
         from (select thread_id from thread_tags where tag_id = wanted.id
               order by thread_id desc limit $3) latest
         join threads t on t.id = latest.thread_id and ${STANDS}
         join rooms r on r.id = t.room_id and r.visibility = 'public'
         join thread_tags other on other.thread_id = t.id and other.tag_id <> wanted.id
         group by other.tag_id order by shared desc, other.tag_id limit $2
       ) related
       order by wanted.id, related.shared desc, related.id`,
      [tagIds, limit, RELATED_SAMPLE],
      'tags-related',
    );
  }

  /** Sets every tag's counter to the truth; returns how many differed. */
  async recount(): Promise<number> {
    return (await this.setTruth('true', [])).length;
  }

  /** In two statements, as only the second one sees what was committed while the first waited. */
  private async refresh(tagIds: string, values: readonly string[]): Promise<string[]> {
    const locked = await this.db.rows<{ id: string; slug: string }>(
      `select id, slug from tags where id in (${tagIds}) order by id for no key update`,
      [values],
    );
    if (locked.length === 0) return [];
    await this.setTruth('tag.id = any($1)', [locked.map((tag) => tag.id)]);
    return locked.map((tag) => tag.slug);
  }

  private setTruth(which: string, values: unknown[]): Promise<unknown[]> {
    return this.db.rows(
      `with truth as (
         select tag.id, count(t.id)::int as threads
         from tags tag
         left join (thread_tags tt join threads t on t.id = tt.thread_id and ${STANDS}
                    join rooms r on r.id = t.room_id and r.visibility = 'public')
           on tt.tag_id = tag.id
         where ${which} group by tag.id)
       update tags set thread_count = truth.threads from truth
       where tags.id = truth.id and tags.thread_count <> truth.threads returning 1`,
      values,
    );
  }

  /**
   * Holds the given tags and those the thread carries; a tag that became a synonym meanwhile
   * stands for its main tag. Answers with the given ones.
   */
  private async lock(threadId: string, tagIds: readonly string[]): Promise<string[]> {
    const locked = await this.db.rows<{ id: string; mainId: string }>(
      `select id, coalesce(synonym_of_id, id) as "mainId" from tags
       where id = any($2) or id in (select tag_id from thread_tags where thread_id = $1)
       order by id for no key update`,
      [threadId, tagIds],
      'thread-tags-lock',
    );
    const given = locked.filter((tag) => tagIds.includes(tag.id));
    return [...new Set(given.map((tag) => tag.mainId))];
  }
}
