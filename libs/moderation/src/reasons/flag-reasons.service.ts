import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  cleanText,
  Database,
  DomainError,
  ensure,
  invalid,
  isUuid,
  notFound,
  Outbox,
  oneOf,
  type RequestContext,
  ROLES,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import {
  type FlagReason,
  REASON_BONUS_MAX,
  REASON_CODE,
  REASON_HELP_MAX,
  REASON_NAME_MAX,
  REASONS_MAX,
} from './flag-reason.entity.js';
import type { FlagReasonInput } from './flag-reason.inputs.js';
import { flagReasonPolicy } from './flag-reason.policy.js';
import { FlagReasonById } from './flag-reasons.loader.js';
import { FlagReasonsRepository } from './flag-reasons.repository.js';

/** The reasons for flagging, as admins order, word and retire them. */
@Injectable()
export class FlagReasonsService {
  constructor(
    private readonly db: Database,
    private readonly reasons: FlagReasonsRepository,
    private readonly reasonById: FlagReasonById,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Those the viewer may choose among, in order; none for a reader who is not signed in. */
  async offered(context: RequestContext): Promise<FlagReason[]> {
    const { viewer } = context;
    if (!viewer.memberId) return [];
    const reasons = [...(await this.reasonById.primeAll(context)).values()];
    return reasons.filter((reason) => flagReasonPolicy.use(viewer, reason) === null);
  }

  async all(viewer: Viewer): Promise<FlagReason[]> {
    ensure(flagReasonPolicy.administer(viewer));
    return this.reasons.all();
  }

  async create(viewer: Viewer, input: FlagReasonInput): Promise<FlagReason> {
    ensure(flagReasonPolicy.administer(viewer));
    const { code, nameEn, nameFr, clauseCode, ...others } = await this.changes(input, true);
    const reason: FlagReason = {
      id: uuidv7(),
      code: code!,
      position: 0,
      nameEn: nameEn!,
      nameFr: nameFr!,
      helpEn: '',
      helpFr: '',
      clauseCode: clauseCode!,
      roles: [...ROLES],
      minTrustLevel: 0,
      bonus: 0,
      needsNote: false,
      isSystem: false,
      archivedAt: null,
      ...others,
    };
    await this.unlessTaken(() =>
      this.db.tx(async () => {
        const known = await this.reasons.lockAll();
        if (known.filter(isOffered).length >= REASONS_MAX) {
          throw new DomainError('INVALID', 'too_many_reasons', { params: { max: REASONS_MAX } });
        }
        reason.position = 1 + Math.max(0, ...known.map(({ position }) => position));
        await this.reasons.insert(reason);
        await this.tell(viewer, reason, Object.keys(reason));
      }),
    );
    return reason;
  }

  async update(viewer: Viewer, id: string, input: FlagReasonInput): Promise<FlagReason> {
    ensure(flagReasonPolicy.administer(viewer));
    if (input.code != null) throw invalid({ code: 'cannot_change' });
    const changes = await this.changes(input, false);
    return this.change(viewer, id, () => changes);
  }

  /** An archived reason is no longer offered; flags that have it keep it. */
  archive(viewer: Viewer, id: string, archived: boolean): Promise<FlagReason> {
    ensure(flagReasonPolicy.administer(viewer));
    return this.change(viewer, id, (reason) => {
      if (reason.isSystem) throw new DomainError('INVALID', 'system_reason');
      if (archived === (reason.archivedAt !== null)) return {};
      return { archivedAt: archived ? this.clock.now() : null };
    });
  }

  /** Puts the reasons into the order of `ids`; those left out follow in the order they had. */
  async reorder(viewer: Viewer, ids: string[]): Promise<FlagReason[]> {
    ensure(flagReasonPolicy.administer(viewer));
    if (ids.length > 500 || !ids.every(isUuid)) throw notFound('flag_reason');
    await this.db.tx(async () => {
      const known = await this.reasons.lockAll();
      const named = ids.flatMap((id) => known.find((reason) => reason.id === id) ?? []);
      const wanted = new Set([...named, ...known]);
      await this.reasons.reorder([...wanted].map(({ id }) => id));
      for (const reason of named) await this.tell(viewer, reason, ['position']);
    });
    return this.reasons.all();
  }

  private change(
    viewer: Viewer,
    id: string,
    changesOf: (reason: FlagReason) => Partial<FlagReason>,
  ): Promise<FlagReason> {
    return this.db.tx(async () => {
      const reason = (await this.reasons.lockAll()).find((known) => known.id === id);
      if (!reason) throw notFound('flag_reason');
      const changes = changesOf(reason);
      const names = Object.keys(changes);
      if (names.length === 0) return reason;
      await this.reasons.update(id, changes);
      await this.tell(viewer, reason, names);
      return { ...reason, ...changes };
    });
  }

  private tell(viewer: Viewer, { id, code }: FlagReason, changes: string[]): Promise<void> {
    const facts = { reasonId: id, code, changes };
    return this.outbox.publish('flag-reason.changed', facts, viewer.memberId);
  }

  /** The columns an input changes, cleaned; throws INVALID with every wrong field. */
  private async changes(input: FlagReasonInput, isNew: boolean): Promise<Partial<FlagReason>> {
    const given = <T, R>(value: T | null | undefined, check: (value: T) => R) => {
      return () => (value == null ? undefined : check(value));
    };
    const needed = (value: string | null | undefined, check: (value: string) => string) =>
      isNew ? () => check(value ?? '') : given(value, check);
    const help = (text: string) =>
      cleanText(text, { max: REASON_HELP_MAX, min: 0, multiline: true });
    const name = (text: string) => cleanText(text, { max: REASON_NAME_MAX });
    const known = await this.reasons.clauseCodes();
    const values = checked({
      code: needed(input.code, checkCode),
      nameEn: needed(input.nameEn, name),
      nameFr: needed(input.nameFr, name),
      helpEn: given(input.helpEn, help),
      helpFr: given(input.helpFr, help),
      clauseCode: needed(input.clauseCode, (code) => oneOf(code, known)),
      roles: given(input.roles, (roles) => {
        if (roles.length === 0) throw new DomainError('INVALID', 'required');
        return [...new Set(roles.map((role) => oneOf(role, ROLES)))];
      }),
      minTrustLevel: given(input.minTrustLevel, (level) => within(level, 4)),
      bonus: given(input.bonus, (bonus) => Math.round(within(bonus, REASON_BONUS_MAX) * 100) / 100),
      needsNote: given(input.needsNote, (needs) => needs),
    });
    return Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== undefined),
    ) as Partial<FlagReason>;
  }

  private async unlessTaken(write: () => Promise<void>): Promise<void> {
    try {
      await write();
    } catch (error) {
      if (violatesUnique(error, 'flag_reasons_code_key')) throw invalid({ code: 'taken' });
      throw error;
    }
  }
}

const isOffered = (reason: FlagReason) => !reason.isSystem && !reason.archivedAt;

function checkCode(code: string): string {
  if (!REASON_CODE.test(code)) throw new DomainError('INVALID', 'wrong_form');
  return code;
}

function within(value: number, max: number): number {
  if (!(value >= 0)) throw new DomainError('INVALID', 'too_small');
  if (value > max) throw new DomainError('INVALID', 'too_large');
  return value;
}
