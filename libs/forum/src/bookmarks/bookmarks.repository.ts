import { Injectable } from '@nestjs/common';
import {
  Cursors,
  checkPage,
  Database,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type SignedInViewer,
} from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { POST_COLUMNS, standingPost } from '../posts/post-columns.js';
import { visibleThreads } from '../threads/threads.repository.js';

/** A bookmark with its post, read by one statement. */
export interface BookmarkRow {
  post: PostRow;
  createdAt: Date;
}

const LIST = 'bookmarks';

@Injectable()
export class BookmarksRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Whether it is new. */
  async insert(memberId: string, postId: string, at: Date): Promise<boolean> {
    const added = await this.db.rows(
      `insert into bookmarks (member_id, post_id, created_at) values ($1, $2, $3)
       on conflict do nothing returning 1`,
      [memberId, postId, at],
    );
    return added.length > 0;
  }

  /** Whether there was one. */
  async delete(memberId: string, postId: string): Promise<boolean> {
    const gone = await this.db.rows(
      'delete from bookmarks where member_id = $1 and post_id = $2 returning 1',
      [memberId, postId],
    );
    return gone.length > 0;
  }

  /** Those of `postIds` that the member bookmarked. */
  postsOf(memberId: string, postIds: readonly string[]): Promise<{ postId: string }[]> {
    return this.db.rows(
      `select post_id as "postId" from bookmarks where member_id = $1 and post_id = any($2)`,
      [memberId, postIds],
      'bookmarks-of-viewer',
    );
  }

  /** The viewer's bookmarks, the latest first, of posts that stand where he may still read. */
  async page(viewer: SignedInViewer, request: PageRequest): Promise<Page<BookmarkRow>> {
    checkPage(request);
    const [at, id] = request.after ? this.cursors.decode(LIST, request.after) : [null, null];
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select ${POST_COLUMNS}, bookmark.created_at as "bookmarkedAt"
            from bookmarks bookmark
            join posts post on post.id = bookmark.post_id
            join threads thread on thread.id = post.thread_id
            where bookmark.member_id = :memberId and ${standingPost('post')} and ${visible.sql}
              ${at === null ? '' : 'and (bookmark.created_at, bookmark.post_id) < (:at::timestamptz, :id::uuid)'}
            order by bookmark.created_at desc, bookmark.post_id desc limit :limit`,
      parameters: {
        ...visible.parameters,
        memberId: viewer.memberId,
        at,
        id,
        limit: request.first + 1,
      },
    });
    const rows = await this.db.rows<PostRow & { bookmarkedAt: Date }>(text, values);
    const bookmarks: BookmarkRow[] = rows.map((row) => ({
      post: row,
      createdAt: row.bookmarkedAt,
    }));
    return pageOf(bookmarks, request.first, ({ post, createdAt }) =>
      this.cursors.encode(LIST, [createdAt.toISOString(), post.id]),
    );
  }
}
