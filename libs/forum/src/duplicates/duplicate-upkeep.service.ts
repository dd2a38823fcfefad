import { Injectable } from '@nestjs/common';
import { Broadcast, HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { threadHints } from '../threads/thread.events.js';
import { DuplicateGroups } from './duplicate-groups.repository.js';
import { DuplicateUpkeepRepository } from './duplicate-upkeep.repository.js';

/**
 * Keeps true what follows from groups of duplicates. A mark holds as long as its original stands
 * where all readers of the duplicate see it; else the duplicate is a question like any other,
 * until it holds again. So whoever sees a duplicate sees its original, and nobody learns from a
 * duplicate of something he may not see.
 */
@Injectable()
export class DuplicateUpkeep {
  constructor(
    private readonly groups: DuplicateGroups,
    private readonly upkeep: DuplicateUpkeepRepository,
    private readonly broadcast: Broadcast,
  ) {}

  /** Part of the caller's transaction, who holds the turn. */
  async settle(threadIds: readonly string[]): Promise<void> {
    if (threadIds.length === 0) return;
    const numbers = [
      ...(await this.upkeep.settleMarks(threadIds)),
      ...(await this.upkeep.settleCounts(threadIds)),
      ...(await this.upkeep.settleSameQuestions(threadIds)),
    ];
    await this.upkeep.settleFollowers(threadIds);
    const hints = [...new Set(numbers)].flatMap((number) => threadHints({ number }));
    if (hints.length > 0) await this.broadcast.sendAll(hints);
  }

  @HandlesAtOnce(
    'thread.withdrawn',
    'thread.restored',
    'thread.removed',
    'thread.reinstated',
    'thread.moved',
  )
  async threadChanged({ payload }: PublishedEvent<'thread.withdrawn'>): Promise<void> {
    if (!(await this.groups.of(payload.threadId))) return;
    await this.groups.takeTurn();
    const now = await this.groups.of(payload.threadId);
    if (now) await this.settle([now.ofId]);
  }

  @HandlesAtOnce('thread.merged')
  async threadMerged({ payload }: PublishedEvent<'thread.merged'>): Promise<void> {
    const { threadId, intoId } = payload;
    if (!(await this.groups.of(threadId)) && !(await this.groups.of(intoId))) return;
    await this.groups.takeTurn();
    const from = await this.groups.of(threadId);
    const originals = from ? [from.ofId, await this.groups.merge(from, intoId)] : [];
    const into = await this.groups.of(intoId);
    await this.settle([...originals, ...(into ? [into.ofId] : [])]);
  }

  @HandlesAtOnce('room.changed')
  async roomChanged({ payload }: PublishedEvent<'room.changed'>): Promise<void> {
    if (!payload.changes.includes('visibility')) return;
    await this.groups.takeTurn();
    await this.settle(await this.groups.originalsIn(payload.roomId));
  }
}
