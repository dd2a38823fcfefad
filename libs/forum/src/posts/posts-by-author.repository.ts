import { Injectable } from '@nestjs/common';
import {
  Cursors,
  checkPage,
  Database,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type Viewer,
} from '@parvis/kernel';
import { visibleThreads } from '../threads/threads.repository.js';
import type { PostRow } from './post.entity.js';
import { POST_COLUMNS, standingPost } from './post-columns.js';

/** Lists of what one member wrote, as far as the viewer may see it. */
interface AuthorList {
  list: string;
  /** Ties the thread to the post. */
  join: string;
  /** Sorts from new to old, the post's id breaking ties. */
  sortedBy: string;
}

const POSTS: AuthorList = {
  list: 'member-posts',
  join: 'thread.id = post.thread_id',
  sortedBy: 'post.created_at',
};
const ANSWERS: AuthorList = {
  list: 'member-answers',
  join: 'thread.answer_post_id = post.id',
  sortedBy: 'thread.answer_chosen_at',
};

@Injectable()
export class PostsByAuthorRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** The standing posts of a member, the latest first. */
  posts(viewer: Viewer, authorId: string, request: PageRequest): Promise<Page<PostRow>> {
    return this.page(POSTS, viewer, authorId, request);
  }

  /** Those of his posts that were chosen as answers, the latest choice first. */
  answers(viewer: Viewer, authorId: string, request: PageRequest): Promise<Page<PostRow>> {
    return this.page(ANSWERS, viewer, authorId, request);
  }

  private async page(
    { list, join, sortedBy }: AuthorList,
    viewer: Viewer,
    authorId: string,
    request: PageRequest,
  ): Promise<Page<PostRow>> {
    checkPage(request);
    const name = `${list}:${authorId}`;
    const [at, id] = request.after ? this.cursors.decode(name, request.after) : [null, null];
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select ${POST_COLUMNS}, ${sortedBy} as "sortedAt"
            from posts post join threads thread on ${join}
            where post.author_id = :authorId and ${standingPost('post')} and ${visible.sql}
              ${at === null ? '' : `and (${sortedBy}, post.id) < (:at::timestamptz, :id::uuid)`}
            order by ${sortedBy} desc, post.id desc limit :limit`,
      parameters: { ...visible.parameters, authorId, at, id, limit: request.first + 1 },
    });
    const rows = await this.db.rows<PostRow>(text, values);
    return pageOf(rows, request.first, (row) => {
      const { sortedAt } = row as PostRow & { sortedAt: Date };
      return this.cursors.encode(name, [sortedAt.toISOString(), row.id]);
    });
  }
}
