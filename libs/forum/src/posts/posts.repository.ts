import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { DataSource } from 'typeorm';
import type { Post, PostRow } from './post.entity.js';
import { POST_COLUMNS, type PostsWithAuthors, PostsWithAuthorsReader } from './post-columns.js';

/** A post to be inserted; what is left out begins at zero. */
export type NewPost = Pick<
  Post,
  | 'id'
  | 'threadId'
  | 'number'
  | 'authorId'
  | 'replyToId'
  | 'bodyMarkdown'
  | 'bodyHtml'
  | 'bodyText'
  | 'createdAt'
>;

export type RecentPost = Pick<Post, 'id' | 'threadId' | 'number' | 'replyToId' | 'bodyMarkdown'>;

type NewText = Pick<Post, 'bodyMarkdown' | 'bodyHtml' | 'bodyText'>;

@Injectable()
export class PostsRepository {
  private withAuthors: PostsWithAuthorsReader | null = null;

  constructor(
    private readonly db: Database,
    private readonly source: DataSource,
  ) {}

  byIds(ids: readonly string[]): Promise<PostRow[]> {
    return this.db.read(
      `select ${POST_COLUMNS} from posts post where post.id = any($1)`,
      [ids],
      'posts-by-id',
    );
  }

  async byId(id: string): Promise<PostRow | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /**
   * The posts of a thread above a number, with their authors, in one round trip: the read that
   * most requests of a forum are.
   */
  async page(threadId: string, above: number, limit: number): Promise<PostsWithAuthors> {
    this.withAuthors ??= new PostsWithAuthorsReader(this.source);
    const rows = await this.db.rows(
      `select ${POST_COLUMNS}, ${this.withAuthors.columns}
       from posts post join members author on author.id = post.author_id
       where post.thread_id = $1 and post.number > $2
       order by post.number limit $3`,
      [threadId, above, limit],
      'posts-page',
    );
    return this.withAuthors.read(rows);
  }

  /** The number after which a page begins that shows at most `before` posts ahead of `number`. */
  async numberAhead(threadId: string, number: number, before: number): Promise<number> {
    const [row] = await this.db.rows<{ first: number | null }>(
      `select min(number) as first from (
         select number from posts where thread_id = $1 and number < $2
         order by number desc limit $3) ahead`,
      [threadId, number, before],
      'posts-ahead',
    );
    return (row?.first ?? number) - 1;
  }

  sources(ids: readonly string[]): Promise<{ id: string; bodyMarkdown: string }[]> {
    return this.db.rows(
      'select id, body_markdown as "bodyMarkdown" from posts where id = any($1)',
      [ids],
      'post-sources',
    );
  }

  /** The rendered text, whether or not they stand. */
  texts(ids: readonly string[]): Promise<{ id: string; bodyHtml: string }[]> {
    return this.db.rows(
      'select id, body_html as "bodyHtml" from posts where id = any($1)',
      [ids],
      'post-texts',
    );
  }

  /** The first words of the standing opening posts of threads. */
  openingWords(threadIds: readonly string[]): Promise<{ threadId: string; words: string }[]> {
    return this.db.rows(
      `select thread_id as "threadId", left(body_text, 800) as words from posts
       where thread_id = any($1) and number = 1 and withdrawn_at is null and removed_at is null`,
      [threadIds],
      'post-opening-words',
    );
  }

  openings(threadIds: readonly string[]): Promise<PostRow[]> {
    return this.db.rows(
      `select ${POST_COLUMNS} from posts post where post.thread_id = any($1) and post.number = 1`,
      [threadIds],
      'post-openings',
    );
  }

  /** What a member wrote last, if he did so after `since`. */
  async latestOf(authorId: string, since: Date): Promise<RecentPost | null> {
    const [post] = await this.db.rows<RecentPost>(
      `select id, thread_id as "threadId", number, reply_to_id as "replyToId",
              body_markdown as "bodyMarkdown"
       from posts
       where author_id = $1 and created_at >= $2 and withdrawn_at is null and removed_at is null
       order by created_at desc, id desc limit 1`,
      [authorId, since],
      'post-latest',
    );
    return post ?? null;
  }

  async insert(post: NewPost): Promise<void> {
    await this.db.rows(
      `insert into posts (id, thread_id, number, author_id, reply_to_id, body_markdown, body_html,
                          body_text, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        post.id,
        post.threadId,
        post.number,
        post.authorId,
        post.replyToId,
        post.bodyMarkdown,
        post.bodyHtml,
        post.bodyText,
        post.createdAt,
      ],
      'post-insert',
    );
  }

  /** How often a standing post was edited, its row held until the commit; null when none stands. */
  async lockText(id: string): Promise<(NewText & { revisionCount: number }) | null> {
    const [post] = await this.db.rows<NewText & { revisionCount: number }>(
      `select revision_count as "revisionCount", body_markdown as "bodyMarkdown",
              body_html as "bodyHtml", body_text as "bodyText"
       from posts where id = $1 and withdrawn_at is null and removed_at is null
       for no key update`,
      [id],
    );
    return post ?? null;
  }

  async rewrite(id: string, text: NewText, at: Date): Promise<void> {
    await this.db.rows(
      `update posts set body_markdown = $2, body_html = $3, body_text = $4, edited_at = $5,
                        revision_count = revision_count + 1
       where id = $1`,
      [id, text.bodyMarkdown, text.bodyHtml, text.bodyText, at],
    );
  }

  /** Whether the post changed: one that is withdrawn already, or removed, does not. */
  async setWithdrawn(id: string, at: Date | null): Promise<boolean> {
    const changed = await this.db.rows(
      `update posts set withdrawn_at = $2
       where id = $1 and (withdrawn_at is null) = ($2::timestamptz is not null)
         and removed_at is null
       returning 1`,
      [id, at],
    );
    return changed.length > 0;
  }

  /** The three go together; see the entity. */
  async setRemoved(
    id: string,
    {
      removedAt,
      removal,
      removalStatementId,
    }: Pick<Post, 'removedAt' | 'removal' | 'removalStatementId'>,
  ): Promise<void> {
    await this.db.rows(
      'update posts set removed_at = $2, removal = $3, removal_statement_id = $4 where id = $1',
      [id, removedAt, removal, removalStatementId],
    );
  }

  /** Keeps exactly these mentions; returns those that were not there before. */
  async setMentions(postId: string, memberIds: string[]): Promise<string[]> {
    await this.db.rows('delete from post_mentions where post_id = $1 and member_id <> all($2)', [
      postId,
      memberIds,
    ]);
    return this.addMentions(postId, memberIds);
  }

  async addMentions(postId: string, memberIds: string[]): Promise<string[]> {
    if (memberIds.length === 0) return [];
    const added = await this.db.rows<{ id: string }>(
      `insert into post_mentions (post_id, member_id) select $1, unnest($2::uuid[])
       on conflict do nothing returning member_id as id`,
      [postId, memberIds],
      'post-mentions',
    );
    return added.map(({ id }) => id);
  }
}
