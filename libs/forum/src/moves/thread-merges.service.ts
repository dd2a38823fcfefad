import { Injectable } from '@nestjs/common';
import { Broadcast, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import { PostCountersRepository } from '../posts/post-counters.repository.js';
import { ThreadAnswerRepository } from '../posts/thread-answer.repository.js';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import { PlaceLocks } from '../threads/place-locks.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadFacts, threadHints } from '../threads/thread.events.js';
import type { ThreadPlace } from '../threads/thread-place.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { movePolicy } from './move.policy.js';
import { MovesRepository } from './moves.repository.js';
import { ThreadMergesRepository } from './thread-merges.repository.js';

/** Makes two threads one. */
@Injectable()
export class ThreadMergesService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesRepository,
    private readonly merges: ThreadMergesRepository,
    private readonly threads: ThreadsService,
    private readonly threadRows: ThreadsRepository,
    private readonly rooms: RoomsRepository,
    private readonly locks: PlaceLocks,
    private readonly answers: ThreadAnswerRepository,
    private readonly counters: PostCountersRepository,
    private readonly tagging: ThreadTagging,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /**
   * Hangs the posts of one thread behind those of another, which keep their numbers and so their
   * addresses; the moved ones keep their dates, and their old addresses redirect. Tags, "same
   * question", subscriptions, views and the answer come along, as far as the other has none.
   * Returns the thread that stays.
   */
  async merge(viewer: Viewer, fromId: string, intoId: string): Promise<Thread> {
    return this.db.tx(async () => {
      await this.moves.takeTurn([fromId, intoId]);
      const { from, into } = await this.lock(viewer, fromId, intoId);
      await this.settleAnswer(from, into);
      const postCount = await this.carry(from, into);
      await this.count(from, into);
      await this.tagging.adopt(into.id, from.id);
      await this.tagging.refresh([from.id]);
      const facts = { ...threadFacts(from), intoId: into.id, intoRoomId: into.roomId, postCount };
      await this.outbox.publish('thread.merged', facts, viewer.memberId);
      await this.broadcast.sendAll([...threadHints(from), ...threadHints(into)]);
      return (await this.threadRows.byId(into.id))!;
    });
  }

  /**
   * Both threads under lock, the viewer's right asked again of what they are now. The authors of
   * the posts are held too: whether one participates must not be judged while his posts move.
   */
  private async lock(viewer: Viewer, fromId: string, intoId: string) {
    const from = await this.threads.visible(viewer, fromId);
    const into = await this.threads.visible(viewer, intoId);
    ensure(movePolicy.merge(viewer, from, into));
    for (const { thread } of inOrder(from, into)) await this.answers.lock(thread.id);
    const members = await this.moves.authorsOf(from.thread.id, null);
    const [fromNow, intoNow] = await this.locks.take({
      members: [...members, from.thread.authorId],
      threads: [from.thread, into.thread],
    });
    const now = { from: fromNow!, into: intoNow! };
    ensure(movePolicy.merge(viewer, { ...from, thread: now.from }, { ...into, thread: now.into }));
    const authors = await this.moves.authorsOf(from.thread.id, null);
    if (!authors.every((id) => members.includes(id))) throw new ChangedMeanwhile();
    return now;
  }

  /** An answer goes with the question, unless the other has one or asks nothing. */
  private async settleAnswer(from: Thread, into: Thread): Promise<void> {
    if (!from.isSolved) return;
    if (into.kind === 'question' && !into.isSolved) await this.moves.carryAnswer(from, into);
    else await this.answers.replace(from.id, await this.answers.current(from.id), null);
  }

  private async carry(from: Thread, into: Thread): Promise<number> {
    const postCount = await this.moves.renumber(from, into, null);
    const bothAsk = from.kind === 'question' && into.kind === 'question';
    await this.merges.carrySameQuestions(from, into, bothAsk);
    await this.merges.carrySubscriptions(from, into);
    await this.merges.carryReaders(from, into);
    await this.merges.close(from, into);
    return postCount;
  }

  private async count(from: Thread, into: Thread): Promise<void> {
    const posts = from.replyCount + 1;
    await this.moves.shiftThreadCount(from.authorId, -1);
    await this.moves.shiftRooms([
      { id: from.roomId, threads: -1, posts: -posts },
      { id: into.roomId, threads: 0, posts },
    ]);
    await this.counters.refreshThreads([from.id, into.id]);
    await this.rooms.refreshActivity([...new Set([from.roomId, into.roomId])]);
  }
}

const inOrder = (...places: ThreadPlace[]) =>
  places.sort((a, b) => (a.thread.id < b.thread.id ? -1 : 1));
