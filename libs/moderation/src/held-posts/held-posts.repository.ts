import { Injectable } from '@nestjs/common';
import { Cursors, Database, keysetPage, type Page, type PageRequest } from '@parvis/kernel';
import { HeldPost, type HeldPostState } from './held-post.entity.js';

const COLUMNS = `
  held.id, held.kind, held.author_id as "authorId", held.room_id as "roomId",
  held.thread_id as "threadId", held.post_id as "postId", held.reply_to_id as "replyToId",
  held.thread_kind as "threadKind", held.title, held.language, held.tags,
  held.body_markdown as "bodyMarkdown", held.body_html as "bodyHtml",
  held.body_text as "bodyText", held.mentioned_ids as "mentionedIds", held.reason, held.hits,
  held.state, held.published_post_id as "publishedPostId", held.created_at as "createdAt",
  held.settled_at as "settledAt"`;

/** What tells a text sent twice from another one. */
type Sameness = Pick<
  HeldPost,
  'kind' | 'authorId' | 'roomId' | 'threadId' | 'postId' | 'replyToId' | 'title' | 'bodyMarkdown'
>;

@Injectable()
export class HeldPostsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  byIds(ids: readonly string[]): Promise<HeldPost[]> {
    return this.db.rows(
      `select ${COLUMNS} from held_posts held where held.id = any($1)`,
      [ids],
      'held-posts-by-id',
    );
  }

  async byId(id: string): Promise<HeldPost | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** The row as it is now, held until the commit. */
  lock(id: string): Promise<HeldPost | null> {
    return this.one('held.id = $1 for update', [id]);
  }

  /** The edit of a post that waits, held until the commit: there is one at most. */
  lockEditOf(postId: string): Promise<HeldPost | null> {
    const at = `held.post_id = $1 and held.kind = 'edit' and held.state = 'held' for update`;
    return this.one(at, [postId]);
  }

  /** The same text for the same place by the same author, sent since then and not settled. */
  sameSince(held: Sameness, since: Date): Promise<HeldPost | null> {
    return this.one(
      `held.author_id = $1 and held.created_at >= $2 and held.state = 'held' and held.kind = $3
       and held.room_id = $4 and held.thread_id is not distinct from $5
       and held.post_id is not distinct from $6 and held.reply_to_id is not distinct from $7
       and held.title is not distinct from $8 and held.body_markdown = $9
       order by held.created_at desc limit 1`,
      [
        held.authorId,
        since,
        held.kind,
        held.roomId,
        held.threadId,
        held.postId,
        held.replyToId,
        held.title,
        held.bodyMarkdown,
      ],
    );
  }

  /** How many texts of a member wait; counted no further than `most`. */
  async countWaiting(authorId: string, most: number): Promise<number> {
    const [row] = await this.db.rows<{ count: number }>(
      `select count(*)::int as count from (
         select 1 from held_posts where author_id = $1 and state = 'held' limit $2) waiting`,
      [authorId, most],
    );
    return row!.count;
  }

  /** What a member sent, the latest first. */
  pageOf(authorId: string, request: PageRequest): Promise<Page<HeldPost>> {
    const query = this.db.manager
      .createQueryBuilder(HeldPost, 'held')
      .where('held.author_id = :authorId', { authorId });
    return keysetPage(query, LATEST, request, this.cursors);
  }

  async insert(held: HeldPost): Promise<void> {
    await this.db.manager.insert(HeldPost, held);
  }

  /** Another text for the same place. */
  async rewrite(id: string, text: Partial<HeldPost>): Promise<void> {
    await this.db.manager.update(HeldPost, { id }, text);
  }

  async settle(
    id: string,
    state: Exclude<HeldPostState, 'held'>,
    at: Date,
    publishedPostId: string | null = null,
  ): Promise<void> {
    await this.db.manager.update(HeldPost, { id }, { state, settledAt: at, publishedPostId });
  }

  /** What was sent to a thread stands in another one, or its thread in another room. */
  async follow(threadId: string, to: { threadId: string; roomId: string }): Promise<void> {
    await this.db.rows('update held_posts set thread_id = $2, room_id = $3 where thread_id = $1', [
      threadId,
      to.threadId,
      to.roomId,
    ]);
  }

  private async one(where: string, values: unknown[]): Promise<HeldPost | null> {
    const [held] = await this.db.rows<HeldPost>(
      `select ${COLUMNS} from held_posts held where ${where}`,
      values,
    );
    return held ?? null;
  }
}

const LATEST = {
  list: 'held-posts',
  direction: 'DESC' as const,
  columns: [
    { sql: 'held.createdAt', read: (held: HeldPost) => held.createdAt },
    { sql: 'held.id', read: (held: HeldPost) => held.id },
  ],
};
