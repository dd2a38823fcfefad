import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { contentHash, type ReviewedContent } from './content-hash.js';

/** Something as it reads now, and where it stands. */
export interface Reviewed {
  content: ReviewedContent;
  place: { authorId: string; roomId: string | null; threadId: string | null };
}

/** Reads posts and members as staff review them, whether or not they stand. */
@Injectable()
export class ReviewedContentsRepository {
  constructor(private readonly db: Database) {}

  /**
   * The title belongs to the post that opens its thread. With `held`, both wait for edits that are
   * under way and hold off later ones until the commit.
   */
  async post(id: string, held = false): Promise<Reviewed | null> {
    const [row] = await this.db.rows<
      Omit<ReviewedContent, 'hash'> & { authorId: string; roomId: string; threadId: string }
    >(
      `select case when post.number = 1 then thread.title end as title,
              post.body_markdown as "bodyMarkdown", post.body_html as "bodyHtml",
              post.author_id as "authorId", thread.room_id as "roomId", thread.id as "threadId"
       from threads thread join posts post on post.thread_id = thread.id
       where post.id = $1 ${held ? 'for share of thread, post' : ''}`,
      [id],
      held ? 'reviewed-post-held' : 'reviewed-post',
    );
    if (!row) return null;
    const { title, bodyMarkdown, bodyHtml, ...place } = row;
    const hash = contentHash([title, bodyMarkdown]);
    return { content: { title, bodyMarkdown, bodyHtml, hash }, place };
  }

  /** What a member says of himself; the title is his name with his handle. */
  async member(id: string): Promise<Reviewed | null> {
    const [row] = await this.db.rows<{
      handle: string;
      name: string;
      bioMarkdown: string;
      bioHtml: string;
      avatarFileId: string | null;
    }>(
      `select handle, name, bio_markdown as "bioMarkdown", bio_html as "bioHtml",
              avatar_file_id as "avatarFileId"
       from members where id = $1 and erased_at is null`,
      [id],
      'reviewed-member',
    );
    if (!row) return null;
    const { handle, name, bioMarkdown, bioHtml, avatarFileId } = row;
    const content = {
      title: `${name} (@${handle})`,
      bodyMarkdown: bioMarkdown,
      bodyHtml: bioHtml,
      hash: contentHash([handle, name, bioMarkdown, avatarFileId]),
    };
    return { content, place: { authorId: id, roomId: null, threadId: null } };
  }

  /** The post that opens a thread. */
  async openingOf(threadId: string): Promise<string | null> {
    const [post] = await this.db.rows<{ id: string }>(
      'select id from posts where thread_id = $1 and number = 1',
      [threadId],
      'reviewed-opening',
    );
    return post?.id ?? null;
  }
}
