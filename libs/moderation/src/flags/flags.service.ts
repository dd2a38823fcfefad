import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  isStaff,
  Settings,
  type Viewer,
} from '@parvis/kernel';
import type { FlagReason } from '../reasons/flag-reason.entity.js';
import { flagReasonPolicy } from '../reasons/flag-reason.policy.js';
import { FlagReasonsRepository } from '../reasons/flag-reasons.repository.js';
import { FLAG_NOTE_MAX, type Flag } from '../reviewables/flag.entity.js';
import type { Reviewable } from '../reviewables/reviewable.entity.js';
import { ReviewablesRepository } from '../reviewables/reviewables.repository.js';
import { ReviewablesService } from '../reviewables/reviewables.service.js';
import type { FlagInput } from './flag.inputs.js';
import { flagPolicy } from './flag.policy.js';
import { FLAGS_PER_DAY } from './flag.settings.js';
import { type FlagTarget, FlagTargets, type TargetInput } from './flag-targets.service.js';
import { MemberFlagsRepository } from './member-flags.repository.js';

const DAY_MS = 86_400_000;

/** Members bring posts and members before staff; staff open cases on their own initiative. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly db: Database,
    private readonly targets: FlagTargets,
    private readonly reasons: FlagReasonsRepository,
    private readonly flags: MemberFlagsRepository,
    private readonly items: ReviewablesRepository,
    private readonly reviewables: ReviewablesService,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /**
   * Raises a flag. RATE_LIMITED `too_many_flags` beyond the day's; CONFLICT `already_flagged` for
   * the same reason within 24 hours, or while the first flag is pending, unless it was edited.
   */
  async raise(viewer: Viewer, input: FlagInput): Promise<Flag> {
    const rules = { onPost: flagPolicy.raiseOnPost, onMember: flagPolicy.raiseOnMember };
    const target = await this.targets.allowed(viewer, input, rules);
    const reason = await this.reasons.byCode(input.reasonCode);
    const { note } = checked({
      reasonCode: () => mustBeOffered(viewer, reason),
      note: () => cleanNote(input.note ?? '', reason?.needsNote ?? false),
    });
    return this.db.tx(() => this.write(viewer, target, reason!, note));
  }

  /** Opens a case of something, or answers with the one that is open. */
  async open(viewer: Viewer, input: TargetInput): Promise<Reviewable> {
    const rules = { onPost: flagPolicy.openOnPost, onMember: flagPolicy.openOnMember };
    const target = await this.targets.allowed(viewer, input, rules);
    return this.db.tx(async () => {
      const { content, place } = await this.targets.read(target);
      const known = await this.items.lockTarget(target.kind, target.id);
      if (known && known.state !== 'closed') return known;
      const flaggerId = viewer.memberId;
      const flag = { reasonCode: 'staff', source: 'staff', flaggerId, note: '' } as const;
      return this.reviewables.raise({ target, content, place, level: target.level, flag });
    });
  }

  private async write(
    viewer: Viewer,
    target: FlagTarget,
    reason: FlagReason,
    note: string,
  ): Promise<Flag> {
    const flaggerId = viewer.memberId!;
    await this.flags.lock(flaggerId);
    if (!isStaff(viewer)) await this.withinLimit(flaggerId);
    const { content, place } = await this.targets.read(target);
    const item = await this.items.lockTarget(target.kind, target.id);
    if (item) await this.makeWay(flaggerId, item, reason, content.hash);
    const flag = { reasonCode: reason.code, source: 'member', flaggerId, note } as const;
    const raise = { target, content, place, level: target.level, flag };
    return (await this.reviewables.raiseFlag(raise)).flag;
  }

  private async withinLimit(memberId: string): Promise<void> {
    const most = this.settings.get(FLAGS_PER_DAY);
    const now = this.clock.now().getTime();
    const { count, first } = await this.flags.raisedSince(memberId, new Date(now - DAY_MS));
    if (count < most) return;
    const retryAfter = Math.max(1, Math.ceil((first!.getTime() + DAY_MS - now) / 1000));
    throw new DomainError('RATE_LIMITED', 'too_many_flags', { retryAfter, params: { max: most } });
  }

  /** The same again is refused, unless the words are others by now: then it replaces the first. */
  private async makeWay(
    memberId: string,
    item: Reviewable,
    reason: FlagReason,
    hash: string,
  ): Promise<void> {
    const last = await this.flags.lastOf(memberId, item.id, reason.id);
    if (!last) return;
    const at = this.clock.now();
    const isPending = last.state === 'pending';
    const isRecent = at.getTime() - last.createdAt.getTime() < DAY_MS;
    if (last.contentHash === hash && (isPending || isRecent)) {
      throw new DomainError('CONFLICT', 'already_flagged');
    }
    if (isPending) await this.flags.supersede(last.id, at);
  }
}

function mustBeOffered(viewer: Viewer, reason: FlagReason | null): void {
  const denial = reason && flagReasonPolicy.use(viewer, reason);
  if (!reason || denial) throw new DomainError('INVALID', 'reason_not_offered');
}

const cleanNote = (note: string, needed: boolean): string =>
  cleanText(note, { max: FLAG_NOTE_MAX, min: needed ? 1 : 0, multiline: true });
