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

const MEMBERS = 'followed-members';
const ANSWERS = 'followed-answers';
/** Whom a member follows, by the subscription that says so. */
export interface FollowedMember {
  id: string;
  at: Date;
  key: string;
}

/** Levels that bring news. */
const FOLLOWED = `followed_member_id is not null and level in ('watching', 'tracking')`;

@Injectable()
export class FollowedMembersRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Whom a member follows, the latest first; ids alone, the members come by their loader. */
  async members(memberId: string, request: PageRequest): Promise<Page<FollowedMember>> {
    checkPage(request);
    const [at, id] = request.after ? this.cursors.decode(MEMBERS, request.after) : [null, null];
    const rows = await this.db.rows<FollowedMember>(
      `select followed_member_id as id, created_at as at, subscriptions.id as key
       from subscriptions where member_id = $1 and ${FOLLOWED}
         and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [memberId, at, id, request.first + 1],
    );
    return pageOf(rows, request.first, (row) =>
      this.cursors.encode(MEMBERS, [row.at.toISOString(), row.key]),
    );
  }

  /**
   * What those whom the viewer follows answered and which articles they opened, the latest first,
   * as far as he may see it. From each of them no more is read than the page holds.
   */
  async answers(viewer: SignedInViewer, request: PageRequest): Promise<Page<PostRow>> {
    checkPage(request);
    const [at, id] = request.after ? this.cursors.decode(ANSWERS, request.after) : [null, null];
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select work.* from (
              select followed_member_id as id from subscriptions
              where member_id = :memberId and ${FOLLOWED}) followed
            cross join lateral (
              select ${POST_COLUMNS} from posts post
              join threads thread on thread.id = post.thread_id
              where post.author_id = followed.id and ${standingPost('post')} and ${visible.sql}
                and (post.number > 1 and thread.kind = 'question'
                     or post.number = 1 and thread.kind = 'article')
                and (:at::timestamptz is null or (post.created_at, post.id) < (:at, :id::uuid))
              order by post.created_at desc, post.id desc limit :limit) work
            order by work."createdAt" desc, work.id desc limit :limit`,
      parameters: {
        ...visible.parameters,
        ...{ memberId: viewer.memberId, at, id, limit: request.first + 1 },
      },
    });
    const rows = await this.db.rows<PostRow>(text, values);
    return pageOf(rows, request.first, (row) =>
      this.cursors.encode(ANSWERS, [row.createdAt.toISOString(), row.id]),
    );
  }
}
