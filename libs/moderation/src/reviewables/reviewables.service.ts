import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  Database,
  DomainError,
  isUuid,
  notFound,
  Outbox,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import { FlagReasonsRepository } from '../reasons/flag-reasons.repository.js';
import type { ReviewedContent } from './content-hash.js';
import type { Flag, FlagOutcome, FlagSource } from './flag.entity.js';
import { flagScore } from './flag-score.js';
import { FlagsRepository } from './flags.repository.js';
import type { Reviewable, ReviewableKind, ReviewableLevel } from './reviewable.entity.js';
import { REVIEW_HINT } from './reviewable.events.js';
import { reviewablePolicy } from './reviewable.policy.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** Why something comes before staff: a flag with the thing it is about. */
export interface Raise {
  target: { kind: ReviewableKind; id: string };
  content: ReviewedContent;
  place: { authorId: string | null; roomId: string | null; threadId: string | null };
  level: ReviewableLevel;
  flag: {
    reasonCode: string;
    source: FlagSource;
    /** Null when a rule raised it. */
    flaggerId: string | null;
    note: string;
  };
}

/** Opens, re-opens and closes the cases of the queue. */
@Injectable()
export class ReviewablesService {
  constructor(
    private readonly db: Database,
    private readonly items: ReviewablesRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly flags: FlagsRepository,
    private readonly reasons: FlagReasonsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** A reviewable the viewer may see, else NOT_FOUND. */
  async visible(viewer: Viewer, id: string): Promise<Reviewable> {
    const item = isUuid(id) ? await this.items.byId(id) : null;
    if (!item || reviewablePolicy.see(viewer, item)) throw notFound('reviewable');
    return item;
  }

  /**
   * Flags something, in the caller's transaction: opens its reviewable, or re-opens the one it
   * has. CONFLICT `already_flagged` while the same member's flag of the same reason is pending.
   */
  async raise(wanted: Raise): Promise<Reviewable> {
    return (await this.raiseFlag(wanted)).reviewable;
  }

  /** `raise` for those who need the flag as well. */
  raiseFlag(wanted: Raise): Promise<{ reviewable: Reviewable; flag: Flag }> {
    return this.db.tx(async () => {
      const reason = await this.reasons.byCode(wanted.flag.reasonCode);
      if (!reason) throw notFound('flag_reason');
      const { flaggerId, source, note } = wanted.flag;
      const flagger = flaggerId ? await this.flags.flagger(flaggerId) : null;
      const at = this.clock.now();
      const { item, change } = await this.open(wanted, at);
      await this.snapshots.keep(item.id, wanted.content, at);
      const flag: Flag = {
        id: uuidv7(),
        reviewableId: item.id,
        reasonId: reason.id,
        flaggerId,
        source,
        note,
        contentHash: wanted.content.hash,
        ...flagScore(flagger, reason.bonus),
        state: 'pending',
        createdAt: at,
        decidedAt: null,
      };
      await this.insert(flag);
      const reviewable = { ...item, score: await this.flags.rescore(item.id) };
      if (change) await this.tellOpened(reviewable, change === 'reopened', flaggerId);
      const facts = { flagId: flag.id, reviewableId: item.id, reasonCode: reason.code };
      await this.outbox.publish('flag.raised', { ...facts, flaggerId, source }, flaggerId);
      await this.broadcast.send(REVIEW_HINT, item.id);
      return { reviewable, flag };
    });
  }

  /**
   * The target reads otherwise now: what was read before is void, so the case gets a new version
   * and keeps the new text. Nothing happens when it is closed or reads as before.
   */
  async contentChanged(
    target: Raise['target'],
    content: ReviewedContent,
  ): Promise<Reviewable | null> {
    const item = await this.items.lockTarget(target.kind, target.id);
    if (!item || item.state === 'closed' || item.contentHash === content.hash) return null;
    await this.snapshots.keep(item.id, content, this.clock.now());
    const changes = { contentHash: content.hash, version: item.version + 1 };
    await this.items.update(item.id, changes);
    await this.broadcast.send(REVIEW_HINT, item.id);
    return { ...item, ...changes };
  }

  /** Closes a reviewable whose row the caller holds, and settles its pending flags. */
  async close(item: Reviewable, outcome: FlagOutcome, actorId: string | null): Promise<Reviewable> {
    const closedAt = this.clock.now();
    const flags = await this.flags.settle(item.id, outcome, closedAt);
    const changes = {
      state: 'closed',
      closedAt,
      claimedById: null,
      claimedAt: null,
      version: item.version + 1,
    } as const;
    await this.items.update(item.id, changes);
    const score = await this.flags.rescore(item.id);
    const facts = { reviewableId: item.id, outcome, flags };
    await this.outbox.publish('flags.settled', facts, actorId);
    await this.broadcast.send(REVIEW_HINT, item.id);
    return { ...item, ...changes, score };
  }

  /**
   * What closed because its author took it back stands again, and so do its flags. Nothing happens
   * when somebody decided on it before.
   */
  async revive(target: Raise['target'], actorId: string | null): Promise<Reviewable | null> {
    const item = await this.items.lockTarget(target.kind, target.id);
    if (item?.state !== 'closed' || !item.closedAt) return null;
    if ((await this.flags.revive(item.id, item.closedAt)) === 0) return null;
    const changes = {
      state: 'open',
      openCount: item.openCount + 1,
      openedAt: this.clock.now(),
      closedAt: null,
      version: item.version + 1,
    } as const;
    await this.items.update(item.id, changes);
    const reviewable = { ...item, ...changes, score: await this.flags.rescore(item.id) };
    await this.tellOpened(reviewable, true, actorId);
    await this.broadcast.send(REVIEW_HINT, item.id);
    return reviewable;
  }

  private async open(
    { target, content, place, level }: Raise,
    at: Date,
  ): Promise<{ item: Reviewable; change: 'opened' | 'reopened' | null }> {
    const fresh: Reviewable = {
      id: uuidv7(),
      kind: target.kind,
      targetId: target.id,
      ...place,
      state: 'open',
      score: 0,
      level,
      version: 1,
      contentHash: content.hash,
      openCount: 1,
      claimedById: null,
      claimedAt: null,
      openedAt: at,
      closedAt: null,
      createdAt: at,
    };
    if (await this.items.insert(fresh)) return { item: fresh, change: 'opened' };
    const item = (await this.items.lockTarget(target.kind, target.id))!;
    const changes = changesOf(item, fresh);
    if (Object.keys(changes).length > 0) await this.items.update(item.id, changes);
    return {
      item: { ...item, ...changes },
      change: item.state === 'closed' ? 'reopened' : null,
    };
  }

  private async insert(flag: Flag): Promise<void> {
    try {
      await this.flags.insert(flag);
    } catch (error) {
      if (!violatesUnique(error, 'flags_pending')) throw error;
      throw new DomainError('CONFLICT', 'already_flagged');
    }
  }

  private tellOpened(item: Reviewable, reopened: boolean, actorId: string | null): Promise<void> {
    const facts = { reviewableId: item.id, targetKind: item.kind, targetId: item.targetId };
    const { roomId, level } = item;
    return this.outbox.publish('reviewable.opened', { ...facts, roomId, level, reopened }, actorId);
  }
}

/** What a new flag changes about the reviewable that its target has already. */
function changesOf(item: Reviewable, fresh: Reviewable): Partial<Omit<Reviewable, 'kind'>> {
  const { contentHash, roomId, threadId, openedAt } = fresh;
  if (item.state !== 'closed') {
    if (item.contentHash === contentHash) return {};
    return { contentHash, version: item.version + 1 };
  }
  return {
    state: 'open',
    level: fresh.level,
    version: item.version + 1,
    openCount: item.openCount + 1,
    openedAt,
    closedAt: null,
    contentHash,
    roomId,
    threadId,
  };
}
