import { Injectable } from '@nestjs/common';
import { Clock, Database, ensure, Limits, notFound, Outbox, type Viewer } from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import { ChangedMeanwhile } from '../threads/changed-meanwhile.js';
import { PlaceLocks } from '../threads/place-locks.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadFacts } from '../threads/thread.events.js';
import type { ThreadPlace } from '../threads/thread-place.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import { duplicatePolicy } from './duplicate.policy.js';
import { DuplicateGroups } from './duplicate-groups.repository.js';
import { DuplicateUpkeep } from './duplicate-upkeep.service.js';

const MAX_NUMBER = 2_147_483_647;

/** Says of a question that it was asked before, and where. Nobody is blamed by it. */
@Injectable()
export class DuplicatesService {
  constructor(
    private readonly db: Database,
    private readonly service: ThreadsService,
    private readonly threads: ThreadsRepository,
    private readonly groups: DuplicateGroups,
    private readonly upkeep: DuplicateUpkeep,
    private readonly locks: PlaceLocks,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks a question as a duplicate; when the thread it is said to repeat is a duplicate itself,
   * of that one's original. Its own duplicates come along. CONFLICT `duplicate_circle` when the
   * other thread is a duplicate of this one.
   */
  async mark(viewer: Viewer, id: string, ofNumber: number): Promise<Thread> {
    return this.db.tx(async () => {
      const found = await this.service.visible(viewer, id);
      const chosen = await this.numbered(viewer, ofNumber);
      ensure(duplicatePolicy.markAs(viewer, found, chosen));
      await this.limits.consume(FEEDBACK, viewer.memberId!);
      const original = await this.originalOf(viewer, chosen);
      await this.locks.take({ threads: [found.thread, original.thread] });
      await this.groups.takeTurn();
      if ((await this.originalOf(viewer, chosen)).thread.id !== original.thread.id) {
        throw new ChangedMeanwhile();
      }
      if (original.thread.id === found.thread.id) ensure(circle);
      const place = await this.service.visible(viewer, found.thread.id);
      const of = await this.service.visible(viewer, original.thread.id);
      ensure(duplicatePolicy.markAs(viewer, place, of));
      await this.write(viewer, place.thread, chosen.thread.id, of.thread);
      return (await this.threads.byId(place.thread.id))!;
    });
  }

  /** The question is one of its own again, with those that were marked as duplicates of it. */
  async unmark(viewer: Viewer, id: string): Promise<Thread> {
    return this.db.tx(async () => {
      const { thread } = await this.service.visible(viewer, id);
      await this.locks.take({ threads: [thread] });
      await this.groups.takeTurn();
      const place = await this.service.visible(viewer, thread.id);
      const mark = await this.groups.of(place.thread.id);
      ensure(duplicatePolicy.unmark(viewer, place, mark));
      await this.limits.consume(FEEDBACK, viewer.memberId!);
      await this.groups.leave(mark!);
      await this.upkeep.settle([mark!.threadId, mark!.ofId]);
      const facts = { ...threadFacts(place.thread), ofId: mark!.ofId };
      await this.outbox.publish('thread.unmarked-duplicate', facts, viewer.memberId);
      return (await this.threads.byId(thread.id))!;
    });
  }

  private async write(
    viewer: Viewer,
    thread: Thread,
    chosenId: string,
    original: Thread,
  ): Promise<void> {
    const left = [await this.leaveOld(thread.id), await this.leaveOld(original.id)].flat();
    const markedAt = this.clock.now();
    const mark = { threadId: thread.id, chosenId, markedById: viewer.memberId, markedAt };
    await this.groups.join(mark, original.id);
    await this.upkeep.settle([thread.id, original.id, ...left]);
    const facts = { ...threadFacts(thread), authorId: thread.authorId };
    const of = { ofId: original.id, ofRoomId: original.roomId };
    await this.outbox.publish('thread.marked-duplicate', { ...facts, ...of }, viewer.memberId);
  }

  private async numbered(viewer: Viewer, number: number): Promise<ThreadPlace> {
    const isNumber = number >= 1 && number <= MAX_NUMBER;
    const thread = isNumber ? await this.threads.byNumber(number) : null;
    if (!thread) throw notFound('thread');
    return this.service.visible(viewer, thread.id);
  }

  /** A mark that does not hold at present gives way to the new one. */
  private async leaveOld(threadId: string): Promise<string[]> {
    const old = await this.groups.of(threadId);
    if (!old || old.ofId === threadId) return [];
    await this.groups.leave(old);
    return [old.ofId];
  }

  private async originalOf(viewer: Viewer, { thread: { id } }: ThreadPlace): Promise<ThreadPlace> {
    const chosen = await this.service.visible(viewer, id);
    const { duplicateOfId } = chosen.thread;
    return duplicateOfId ? this.service.visible(viewer, duplicateOfId) : chosen;
  }
}

const circle = { code: 'CONFLICT', reason: 'duplicate_circle' } as const;
