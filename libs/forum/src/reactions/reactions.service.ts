import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  ensure,
  Limits,
  Outbox,
  oneOf,
  type Viewer,
} from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import { feedbackPolicy } from '../feedback/feedback.policy.js';
import type { PostRow } from '../posts/post.entity.js';
import { PostPlaces } from '../posts/post-places.service.js';
import type { Thread } from '../threads/thread.entity.js';
import { REACTION_KINDS, type ReactionKind } from './reaction.entity.js';
import { reactionPolicy } from './reaction.policy.js';
import { ReactionsRepository } from './reactions.repository.js';

/** One member, one kind, one post: repeating a call changes nothing. */
@Injectable()
export class ReactionsService {
  constructor(
    private readonly db: Database,
    private readonly places: PostPlaces,
    private readonly reactions: ReactionsRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async add(viewer: Viewer, postId: string, kind: ReactionKind): Promise<PostRow> {
    const { post, ...place } = await this.places.visible(viewer, postId);
    ensure(reactionPolicy.react(viewer, post, place));
    oneOf(kind, REACTION_KINDS);
    return this.change(viewer, post, place.thread, kind, 1);
  }

  async remove(viewer: Viewer, postId: string, kind: ReactionKind): Promise<PostRow> {
    const { post, ...place } = await this.places.visible(viewer, postId);
    ensure(feedbackPolicy.takeBack(viewer, place));
    return this.change(viewer, post, place.thread, kind, -1);
  }

  /** The post's row, which all its readers' reactions meet at, is locked last and shortly. */
  private async change(
    viewer: Viewer,
    post: PostRow,
    thread: Thread,
    kind: ReactionKind,
    by: 1 | -1,
  ): Promise<PostRow> {
    const memberId = viewer.memberId!;
    await this.limits.consume(FEEDBACK, memberId);
    const reactionCounts = await this.db.tx(async () => {
      const changed =
        by === 1
          ? await this.reactions.insert(post.id, memberId, kind, this.clock.now())
          : await this.reactions.delete(post.id, memberId, kind);
      if (!changed) return post.reactionCounts;
      const facts = { postId: post.id, threadId: thread.id, authorId: post.authorId, kind };
      await this.outbox.publish(by === 1 ? 'reaction.added' : 'reaction.removed', facts, memberId);
      await this.broadcast.send('thread', String(thread.number));
      return this.reactions.count(post.id, kind, by);
    });
    return { ...post, reactionCounts };
  }
}
