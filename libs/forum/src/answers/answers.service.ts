import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import type { PostRow } from '../posts/post.entity.js';
import { postFacts } from '../posts/post.events.js';
import type { PostPlace } from '../posts/post.policy.js';
import { PostPlaces } from '../posts/post-places.service.js';
import { PostsRepository } from '../posts/posts.repository.js';
import { ThreadAnswerRepository } from '../posts/thread-answer.repository.js';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { answerPolicy } from './answer.policy.js';

/** A question and the reply that solves it, as they are after the choice. */
export interface Choice {
  thread: Thread;
  post: PostRow | null;
}

type Seen = PostPlace & { post: PostRow };

/** Chooses the one answer of a question, or takes the choice back. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly db: Database,
    private readonly places: PostPlaces,
    private readonly posts: PostsRepository,
    private readonly service: ThreadsService,
    private readonly threads: ThreadsRepository,
    private readonly answer: ThreadAnswerRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of the answer chosen before; choosing it again changes nothing. */
  async choose(viewer: Viewer, postId: string): Promise<Choice> {
    const seen = await this.mayChoose(viewer, postId);
    if (seen.thread.answerPostId === postId) return seen;
    let known: Seen | null = seen;
    const threadId = await this.db.tx(async () => {
      // A second attempt must not rest on what the first one found.
      const before = known ?? (await this.mayChoose(viewer, postId));
      known = null;
      await this.answer.lock(before.thread.id);
      const { post, thread } = await this.mayChoose(viewer, postId);
      if (thread.id !== before.thread.id) throw new ChangedMeanwhile();
      await this.put(viewer, thread, post);
      return thread.id;
    });
    return this.outcome(threadId, postId);
  }

  async unchoose(viewer: Viewer, threadId: string): Promise<Choice> {
    await this.db.tx(async () => {
      const place = await this.service.visible(viewer, threadId);
      ensure(answerPolicy.decide(viewer, place));
      await this.answer.lock(threadId);
      const chosen = await this.answer.current(threadId);
      if (!chosen) return;
      await this.answer.replace(threadId, chosen, null);
      const post = (await this.posts.byId(chosen.postId))!;
      const facts = postFacts(post, place.room.id);
      await this.outbox.publish('answer.unchosen', facts, viewer.memberId);
      await this.broadcast.sendAll(threadHints(place.thread));
    });
    return this.outcome(threadId, null);
  }

  private async mayChoose(viewer: Viewer, postId: string): Promise<Seen> {
    const { post, ...place } = await this.places.visible(viewer, postId);
    ensure(answerPolicy.choose(viewer, post, place));
    return { post, ...place };
  }

  private async put(viewer: Viewer, thread: Thread, post: PostRow): Promise<void> {
    const before = await this.answer.current(thread.id);
    if (before?.postId === post.id) return;
    const { id: postId, authorId } = post;
    const chosen = { postId, authorId, chosenById: viewer.memberId!, at: this.clock.now() };
    await this.answer.replace(thread.id, before, chosen);
    const facts = { ...postFacts(post, thread.roomId), previousPostId: before?.postId ?? null };
    await this.outbox.publish('answer.chosen', facts, viewer.memberId);
    await this.broadcast.sendAll(threadHints(thread));
  }

  private async outcome(threadId: string, postId: string | null): Promise<Choice> {
    const [thread, post] = await Promise.all([
      this.threads.byId(threadId),
      postId === null ? null : this.posts.byId(postId),
    ]);
    return { thread: thread!, post };
  }
}
