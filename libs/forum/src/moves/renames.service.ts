import { Injectable, Optional } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  denied,
  ensure,
  type Limit,
  Limits,
  type Viewer,
} from '@parvis/kernel';
import { EDIT_REASON_MAX } from '../posts/post.entity.js';
import { PostRevisionsRepository } from '../posts/post-revisions.repository.js';
import { PostsRepository } from '../posts/posts.repository.js';
import { NoScreening, PostScreening, renaming } from '../screening/post-screening.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { cleanTitle, ThreadsService } from '../threads/threads.service.js';

const RENAMES: Limit = { name: 'thread-rename', points: 30, seconds: 60 };

/** Gives threads other titles; the old ones are found among the revisions of the opening post. */
@Injectable()
export class RenamesService {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsService,
    private readonly posts: PostsRepository,
    private readonly revisions: PostRevisionsRepository,
    private readonly limits: Limits,
    private readonly clock: Clock,
    @Optional() private readonly screening: PostScreening = new NoScreening(),
  ) {}

  /**
   * The slug follows the title; the number, and so every old address, stays. FORBIDDEN
   * `title_needs_review` when rules would hold the title: an edit of the post can wait, this cannot.
   */
  async rename(
    viewer: Viewer,
    id: string,
    wanted: { title: string; reason: string },
  ): Promise<Thread> {
    const { title: given, reason } = checked({
      title: () => cleanTitle(wanted.title),
      reason: () => cleanText(wanted.reason, { max: EDIT_REASON_MAX, min: 0 }),
    });
    const place = await this.threads.visible(viewer, id);
    ensure(threadPolicy.edit(viewer, place.thread, place.room));
    await this.limits.consume(RENAMES, viewer.memberId!);
    const submission = renaming(viewer, place, { title: given });
    const screened = await this.screening.screen(submission);
    if (screened.isHeld) ensure(denied('title_needs_review'));
    const title = screened.title!;
    return this.db.tx(async () => {
      const { thread, room } = await this.threads.visibleLocked(viewer, place.thread.id);
      ensure(threadPolicy.edit(viewer, thread, room));
      if (title === thread.title) return thread;
      const id = await this.keepTitle(viewer, thread, reason);
      await this.threads.retitle(viewer, thread, title);
      if (id) await this.screening.published(submission, screened, { id, threadId: thread.id });
      return thread;
    });
  }

  /** The opening post, which has one more revision. */
  private async keepTitle(viewer: Viewer, thread: Thread, reason: string): Promise<string | null> {
    const [opening] = await this.posts.openings([thread.id]);
    const text = opening && (await this.posts.lockText(opening.id));
    if (!text) return null;
    const at = this.clock.now();
    await this.revisions.keep(opening.id, thread.title, {
      editedById: viewer.memberId!,
      reason,
      at,
    });
    await this.posts.rewrite(opening.id, text, at);
    return opening.id;
  }
}
