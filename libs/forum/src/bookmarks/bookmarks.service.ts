import { Injectable } from '@nestjs/common';
import { Clock, Database, ensure, Limits, Outbox, signedIn, type Viewer } from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPlaces } from '../posts/post-places.service.js';
import { bookmarkPolicy } from './bookmark.policy.js';
import { BookmarksRepository } from './bookmarks.repository.js';

/** Repeating a call changes nothing. */
@Injectable()
export class BookmarksService {
  constructor(
    private readonly db: Database,
    private readonly places: PostPlaces,
    private readonly bookmarks: BookmarksRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async add(viewer: Viewer, postId: string): Promise<PostRow> {
    const { post, ...place } = await this.places.visible(viewer, postId);
    ensure(bookmarkPolicy.add(viewer, post, place));
    const memberId = viewer.memberId!;
    await this.limits.consume(FEEDBACK, memberId);
    await this.db.tx(async () => {
      if (!(await this.bookmarks.insert(memberId, postId, this.clock.now()))) return;
      await this.outbox.publish('bookmark.added', { postId, threadId: post.threadId }, memberId);
    });
    return post;
  }

  async remove(viewer: Viewer, postId: string): Promise<PostRow> {
    const { memberId } = signedIn(viewer);
    const { post } = await this.places.visible(viewer, postId);
    await this.db.tx(async () => {
      if (!(await this.bookmarks.delete(memberId, postId))) return;
      await this.outbox.publish('bookmark.removed', { postId, threadId: post.threadId }, memberId);
    });
    return post;
  }
}
