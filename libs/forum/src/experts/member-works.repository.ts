import { Injectable } from '@nestjs/common';
import { Database, positional, type Viewer } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { POST_COLUMNS, standingPost } from '../posts/post-columns.js';
import type { Thread } from '../threads/thread.entity.js';
import { asThread, standing, THREAD_COLUMNS } from '../threads/thread-columns.js';
import { visibleThreads } from '../threads/threads.repository.js';

/** What somebody wrote lately, gathered by tag. */
export interface TagWorks<Work> {
  tagId: string;
  /** How many of them there are within the sample. */
  count: number;
  works: Work[];
}

/** The latest posts, or threads, of a member that are looked through; so his page stays as fast. */
export const SAMPLE = 1_000;

/** Works of each tag are kept so many, whatever is asked for below. */
export const WORKS_PER_TAG = 20;

interface TagRank {
  tagId: string;
  tagCount: number;
}

@Injectable()
export class MemberWorksRepository {
  constructor(private readonly db: Database) {}

  /** Standing replies to questions, the chosen and verified before the others, latest first. */
  async answers(viewer: Viewer, memberId: string, tags: number): Promise<TagWorks<PostRow>[]> {
    const rows = await this.read<PostRow & TagRank>(viewer, memberId, tags, {
      sample: `select post.* from posts post
        where post.author_id = :memberId and post.number > 1 and ${standingPost('post')}
        order by post.created_at desc, post.id desc limit ${SAMPLE}`,
      join: 'thread.id = post.thread_id',
      only: `thread.kind = 'question' and thread.author_id <> :memberId`,
      order: `(thread.answer_post_id is not distinct from post.id or exists (
        select 1 from answer_verifications where post_id = post.id)) desc, post.created_at desc`,
      columns: POST_COLUMNS,
    });
    return gathered(rows);
  }

  /** Articles he opened, latest first. */
  async articles(viewer: Viewer, memberId: string, tags: number): Promise<TagWorks<Thread>[]> {
    const rows = await this.read<Thread & TagRank>(viewer, memberId, tags, {
      sample: `select post.* from threads post
        where post.author_id = :memberId and post.kind = 'article' and ${standing('post')}
        order by post.created_at desc, post.id desc limit ${SAMPLE}`,
      join: 'thread.id = post.id',
      only: 'true',
      order: 'thread.created_at desc',
      columns: THREAD_COLUMNS,
    });
    return gathered(rows.map((row) => asThread(row) as Thread & TagRank));
  }

  private read<Row>(
    viewer: Viewer,
    memberId: string,
    tags: number,
    parts: Record<'sample' | 'join' | 'only' | 'order' | 'columns', string>,
  ): Promise<Row[]> {
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `
        with sample as materialized (${parts.sample}),
        tagged as (
          select carried.tag_id, post.id as work_id,
            count(*) over (partition by carried.tag_id)::int as tag_count,
            row_number() over (partition by carried.tag_id order by ${parts.order}, post.id) as place
          from sample post join threads thread on ${parts.join}
          join thread_tags carried on carried.thread_id = thread.id
          where ${parts.only} and ${visible.sql}
        ), chosen as (
          select tag_id, work_id, tag_count, place,
            dense_rank() over (order by tag_count desc, tag_id) as tag_place from tagged
        )
        select ${parts.columns}, chosen.tag_id as "tagId", chosen.tag_count as "tagCount"
        from chosen join sample post on post.id = chosen.work_id
        join threads thread on ${parts.join}
        where chosen.tag_place <= :tags and chosen.place <= ${WORKS_PER_TAG}
        order by chosen.tag_place, chosen.place`,
      parameters: { ...visible.parameters, memberId, tags },
    });
    return this.db.rows<Row & object>(text, values);
  }
}

function gathered<Work extends TagRank>(rows: readonly Work[]): TagWorks<Work>[] {
  const groups = new Map<string, TagWorks<Work>>();
  for (const row of rows) {
    const group = groups.get(row.tagId);
    if (group) group.works.push(row);
    else groups.set(row.tagId, { tagId: row.tagId, count: row.tagCount, works: [row] });
  }
  return [...groups.values()];
}
