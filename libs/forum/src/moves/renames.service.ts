import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  ensure,
  type Limit,
  Limits,
  type Viewer,
} from '@parvis/kernel';
import { EDIT_REASON_MAX } from '../posts/post.entity.js';
import { PostRevisionsRepository } from '../posts/post-revisions.repository.js';
import { PostsRepository } from '../posts/posts.repository.js';
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
  ) {}

  /** The slug follows the title; the number, and so every old address, stays. */
  async rename(
    viewer: Viewer,
    id: string,
    wanted: { title: string; reason: string },
  ): Promise<Thread> {
    const { title, reason } = checked({
      title: () => cleanTitle(wanted.title),
      reason: () => cleanText(wanted.reason, { max: EDIT_REASON_MAX, min: 0 }),
    });
    const place = await this.threads.visible(viewer, id);
    ensure(threadPolicy.edit(viewer, place.thread, place.room));
    await this.limits.consume(RENAMES, viewer.memberId!);
    return this.db.tx(async () => {
      const { thread, room } = await this.threads.visibleLocked(viewer, place.thread.id);
      ensure(threadPolicy.edit(viewer, thread, room));
      if (title === thread.title) return thread;
      await this.keepTitle(viewer, thread, reason);
      await this.threads.retitle(viewer, thread, title);
      return thread;
    });
  }

  private async keepTitle(viewer: Viewer, thread: Thread, reason: string): Promise<void> {
    const [opening] = await this.posts.openings([thread.id]);
    const text = opening && (await this.posts.lockText(opening.id));
    if (!text) return;
    const at = this.clock.now();
    await this.revisions.keep(opening.id, thread.title, {
      editedById: viewer.memberId!,
      reason,
      at,
    });
    await this.posts.rewrite(opening.id, text, at);
  }
}
