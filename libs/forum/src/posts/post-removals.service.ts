import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Outbox } from '@parvis/kernel';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import { PlaceLocks } from '../threads/place-locks.js';
import { isStanding, type Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import type { RemovalOrder } from '../threads/thread-removals.service.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import type { PostRow } from './post.entity.js';
import { postFacts } from './post.events.js';
import { PostCountersRepository } from './post-counters.repository.js';
import { PostsRepository } from './posts.repository.js';
import { RemovedAnswersRepository } from './removed-answers.repository.js';
import { ThreadAnswerRepository } from './thread-answer.repository.js';

/** A post and its thread, both held until the commit. */
export interface HeldPlace {
  post: PostRow;
  thread: Thread;
}

/**
 * Staff take a reply from its readers, or give it back; the opening post goes with its thread.
 * Parts of the caller's transaction, which issues the statement; who may is the caller's to know.
 */
@Injectable()
export class PostRemovals {
  constructor(
    private readonly posts: PostsRepository,
    private readonly threads: ThreadsRepository,
    private readonly counters: PostCountersRepository,
    private readonly rooms: RoomsRepository,
    private readonly locks: PlaceLocks,
    private readonly answer: ThreadAnswerRepository,
    private readonly removedAnswers: RemovedAnswersRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Hides or removes it; one that is hidden already is held under the new statement. */
  async remove(id: string, { removal, statementId, actorId }: RemovalOrder): Promise<void> {
    const { post, thread } = await this.hold(id);
    const removedAt = post.removedAt ?? this.clock.now();
    await this.posts.setRemoved(id, { removedAt, removal, removalStatementId: statementId });
    const facts = postFacts(post, thread.roomId);
    await this.outbox.publish('post.removed', { ...facts, removal }, actorId);
    if (!post.removedAt) {
      await this.count(post, thread, -1);
      await this.dropAnswer({ post, thread }, actorId);
    }
    await this.broadcast.sendAll(threadHints(thread));
  }

  /**
   * Brings it back, if it is this statement that holds it; answers whether it was. It is the
   * answer again when it was and nothing else has become it.
   */
  async reinstate(id: string, statementId: string, actorId: string | null): Promise<boolean> {
    const { post, thread } = await this.hold(id);
    if (post.removalStatementId !== statementId) return false;
    await this.posts.setRemoved(id, { removedAt: null, removal: null, removalStatementId: null });
    await this.count(post, thread, 1);
    await this.outbox.publish('post.reinstated', postFacts(post, thread.roomId), actorId);
    await this.bringAnswerBack({ post, thread }, actorId);
    await this.broadcast.sendAll(threadHints(thread));
    return true;
  }

  /** Locks a post with its place until the commit, in the order that all transactions keep. */
  async hold(id: string): Promise<HeldPlace> {
    const found = (await this.posts.byId(id))!;
    await this.answer.lock(found.threadId);
    const place = (await this.threads.byId(found.threadId))!;
    const [thread] = await this.locks.take({ members: [found.authorId], threads: [place] });
    const post = await this.posts.byId(id);
    if (post?.threadId !== thread!.id) throw new ChangedMeanwhile();
    return { post, thread: thread! };
  }

  /** A withdrawn post is in no count already. */
  private async count(post: PostRow, thread: Thread, by: 1 | -1): Promise<void> {
    if (post.withdrawnAt) return;
    const place = { ...post, roomId: thread.roomId };
    await this.counters.moveOuter(place, by, isStanding(thread));
    await this.counters.refreshThreads([thread.id]);
    await this.rooms.refreshActivity([thread.roomId]);
  }

  private async dropAnswer({ post, thread }: HeldPlace, actorId: string | null): Promise<void> {
    const chosen = await this.answer.current(thread.id);
    if (chosen?.postId !== post.id) return;
    await this.removedAnswers.keep(post.id);
    await this.answer.replace(thread.id, chosen, null);
    await this.outbox.publish('answer.unchosen', postFacts(post, thread.roomId), actorId);
  }

  private async bringAnswerBack(
    { post, thread }: HeldPlace,
    actorId: string | null,
  ): Promise<void> {
    const kept = await this.removedAnswers.take(post.id);
    if (kept?.threadId !== thread.id || post.withdrawnAt) return;
    if (await this.answer.current(thread.id)) return;
    const { chosenById, chosenAt: at } = kept;
    const after = { postId: post.id, authorId: post.authorId, chosenById, at };
    await this.answer.replace(thread.id, null, after);
    const facts = { ...postFacts(post, thread.roomId), previousPostId: null };
    await this.outbox.publish('answer.chosen', facts, actorId);
  }
}
