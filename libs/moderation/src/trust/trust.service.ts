import { Injectable } from '@nestjs/common';
import { MEMBER_HINT, type Member, MembersService } from '@parvis/identity';
import {
  Broadcast,
  Clock,
  Database,
  type DomainEvents,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  type Page,
  type PageRequest,
  Scheduled,
  Settings,
  type Viewer,
} from '@parvis/kernel';
import { trustPolicy } from './trust.policy.js';
import { TrustRepository, type TrustRow } from './trust.repository.js';
import { TRUST_WINDOW_DAYS, trustThresholds } from './trust.settings.js';
import { earnedLevel, type TrustRules, trustLevel } from './trust-level.js';

/** Before every id there is. */
const FIRST = '00000000-0000-0000-0000-000000000000';
const LEVEL_MAX = 4;

/** Computes trust levels from what members did, by published thresholds. */
@Injectable()
export class TrustService {
  constructor(
    private readonly db: Database,
    private readonly trust: TrustRepository,
    private readonly members: MembersService,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  thresholds() {
    return trustThresholds((wanted) => this.settings.get(wanted));
  }

  /** By night, for everyone whose level may have changed. */
  @Scheduled('40 3 * * *')
  async computeAll(): Promise<void> {
    const rules = await this.rules();
    for (let after = FIRST; ; ) {
      const rows = await this.trust.batch(after, rules.now);
      for (const row of rows) await this.compute(row, rules);
      const last = rows.at(-1);
      if (!last) return;
      after = last.id;
    }
  }

  /**
   * Fixes a member's level, so that no night changes it; null lets it be computed again, from
   * what he has earned.
   */
  async set(viewer: Viewer, id: string, wanted: number | null): Promise<Member> {
    ensure(trustPolicy.set(viewer));
    if (wanted !== null && !(Number.isInteger(wanted) && wanted >= 0 && wanted <= LEVEL_MAX)) {
      throw invalid({ level: 'not_an_option' });
    }
    if (!isUuid(id)) throw notFound('member');
    await this.db.tx(async () => {
      const level = wanted ?? (await this.earned(id));
      const at = this.clock.now();
      const before = level === null ? null : await this.trust.set(id, level, wanted !== null, at);
      if (level === null || before === null) throw notFound('member');
      await this.tell({ memberId: id, before, after: level, isFixed: wanted !== null }, viewer);
    });
    return (await this.members.byId(id))!;
  }

  /** Whose level was given by hand, the latest members first; for admins. */
  async fixed(viewer: Viewer, request: PageRequest): Promise<Page<Member>> {
    ensure(trustPolicy.set(viewer));
    return this.trust.fixed(request);
  }

  private async earned(id: string): Promise<number | null> {
    const rules = await this.rules();
    const row = await this.trust.of(id, rules.now);
    return row && earnedLevel(row, rules);
  }

  private async compute(row: TrustRow, rules: TrustRules): Promise<void> {
    const after = trustLevel(row, rules);
    if (after === row.level) return;
    await this.db.tx(async () => {
      if (!(await this.trust.change(row.id, row.level, after, rules.now))) return;
      await this.tell({ memberId: row.id, before: row.level, after, isFixed: false }, null);
    });
  }

  private async rules(): Promise<TrustRules> {
    const now = this.clock.now();
    const first = await this.trust.firstDay();
    const counted = first ? now.getTime() - first.getTime() : 0;
    const hasWholeWindow = counted >= TRUST_WINDOW_DAYS * 86_400_000;
    return { thresholds: this.thresholds(), now, hasWholeWindow };
  }

  private async tell(change: DomainEvents['member.trust-changed'], by: Viewer | null) {
    await this.outbox.publish('member.trust-changed', change, by?.memberId ?? null);
    if (change.before !== change.after) await this.broadcast.send(MEMBER_HINT, change.memberId);
  }
}
