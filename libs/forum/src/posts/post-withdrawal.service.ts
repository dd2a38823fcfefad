import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import { PlaceLocks } from '../threads/place-locks.js';
import { isStanding, type Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import type { PostRow } from './post.entity.js';
import { postFacts } from './post.events.js';
import { postPolicy } from './post.policy.js';
import { PostCountersRepository } from './post-counters.repository.js';
import { PostPlaces } from './post-places.service.js';
import { PostsRepository } from './posts.repository.js';
import { ThreadAnswerRepository } from './thread-answer.repository.js';

/** An author takes a reply back, or brings it back. Its number and place stay. */
@Injectable()
export class PostWithdrawalService {
  constructor(
    private readonly db: Database,
    private readonly posts: PostsRepository,
    private readonly places: PostPlaces,
    private readonly counters: PostCountersRepository,
    private readonly rooms: RoomsRepository,
    private readonly locks: PlaceLocks,
    private readonly answer: ThreadAnswerRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Withdrawing twice is the same as once. The answer of a thread ceases to be its answer. */
  async withdraw(viewer: Viewer, id: string): Promise<PostRow> {
    await this.db.tx(async () => {
      const { post, ...place } = await this.places.visible(viewer, id);
      ensure(postPolicy.withdraw(viewer, post, place));
      await this.answer.lock(post.threadId);
      const thread = await this.lock(post, place.thread);
      if (!(await this.posts.setWithdrawn(id, this.clock.now()))) return;
      await this.count(post, thread, -1);
      const facts = postFacts(post, thread.roomId);
      await this.outbox.publish('post.withdrawn', facts, viewer.memberId);
      const chosen = await this.answer.current(thread.id);
      if (chosen?.postId === post.id) {
        await this.answer.replace(thread.id, chosen, null);
        await this.outbox.publish('answer.unchosen', facts, viewer.memberId);
      }
      await this.broadcast.sendAll(threadHints(thread));
    });
    return (await this.posts.byId(id))!;
  }

  /** It comes back where it stood, but not as the answer. */
  async restore(viewer: Viewer, id: string): Promise<PostRow> {
    await this.db.tx(async () => {
      const { post, ...place } = await this.places.visible(viewer, id);
      ensure(postPolicy.restore(viewer, post, place));
      const thread = await this.lock(post, place.thread);
      if (!(await this.posts.setWithdrawn(id, null))) return;
      await this.count(post, thread, 1);
      await this.outbox.publish('post.restored', postFacts(post, thread.roomId), viewer.memberId);
      await this.broadcast.sendAll(threadHints(thread));
    });
    return (await this.posts.byId(id))!;
  }

  private async lock(post: PostRow, thread: Thread): Promise<Thread> {
    const [locked] = await this.locks.take({ members: [post.authorId], threads: [thread] });
    const now = await this.posts.byId(post.id);
    if (now?.threadId !== thread.id) throw new ChangedMeanwhile();
    return locked!;
  }

  private async count(post: PostRow, thread: Thread, by: 1 | -1): Promise<void> {
    const place = { ...post, roomId: thread.roomId };
    await this.counters.moveOuter(place, by, isStanding(thread));
    await this.counters.refreshThreads([thread.id]);
    await this.rooms.refreshActivity([thread.roomId]);
  }
}
