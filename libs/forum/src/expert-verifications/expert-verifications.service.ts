import { Injectable } from '@nestjs/common';
import { type Member, MembersService } from '@parvis/identity';
import {
  Broadcast,
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
  type Page,
  type PageRequest,
  Settings,
  Tasks,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { RoomsService } from '../rooms/rooms.service.js';
import { TagsService } from '../tags/tags.service.js';
import {
  type ExpertVerification,
  VERIFICATION_DAYS_MAX,
  VERIFICATION_NOTE_MAX,
  type VerificationState,
} from './expert-verification.entity.js';
import { verificationFacts } from './expert-verification.events.js';
import { expertVerificationPolicy } from './expert-verification.policy.js';
import { MODERATORS_VERIFY } from './expert-verification.settings.js';
import type { ExpertVerifyInput } from './expert-verification.type.js';
import { ExpertVerificationsRepository } from './expert-verifications.repository.js';

export const EXPIRE = 'expert-verification.expire';
const DAY_MS = 86_400_000;

/** A verification with the member it is of. */
export interface Verified {
  verification: ExpertVerification;
  member: Member;
}

/** The brand vouches for members until a moment; whatever reads it reads it by the clock. */
@Injectable()
export class ExpertVerificationsService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersService,
    private readonly rooms: RoomsService,
    private readonly tags: TagsService,
    private readonly verifications: ExpertVerificationsRepository,
    private readonly settings: Settings,
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** Takes the place of one of the same scope that holds already, with its own end and note. */
  async verify(viewer: Viewer, input: ExpertVerifyInput): Promise<Verified> {
    ensure(expertVerificationPolicy.administer(viewer, this.moderatorsToo));
    const { memberId, tagId = null, roomId = null } = input;
    const member = isUuid(memberId) ? await this.members.byId(memberId) : null;
    if (!member) throw notFound('member');
    ensure(expertVerificationPolicy.verify(viewer, member, this.moderatorsToo));
    if ((tagId === null) === (roomId === null)) throw invalid({ tagId: 'tag_or_room' });
    if (tagId !== null) await this.tags.visible(viewer, tagId);
    if (roomId !== null) await this.rooms.visible(viewer, roomId);
    const now = this.clock.now();
    const { note, until } = checked({
      note: () =>
        cleanText(input.note ?? '', { min: 0, max: VERIFICATION_NOTE_MAX, multiline: true }),
      until: () => checkedEnd(input.until, now),
    });
    const verification = {
      ...{ id: uuidv7(now.getTime()), memberId, tagId, roomId, note, until, createdAt: now },
      ...{ verifiedById: viewer.memberId, endedAt: null, endedById: null },
    };
    await this.db.tx(() => this.put(viewer, verification));
    return { verification, member };
  }

  /** Ends it now; one that is over already stays as it is. */
  async end(viewer: Viewer, id: string): Promise<Verified> {
    ensure(expertVerificationPolicy.administer(viewer, this.moderatorsToo));
    const found = isUuid(id) ? await this.verifications.byId(id) : null;
    if (!found) throw notFound('expert_verification');
    const now = this.clock.now();
    const expired = found.until <= now;
    await this.db.tx(() => this.close(found, expired ? null : viewer.memberId, now));
    const verification = (await this.verifications.byId(id))!;
    return { verification, member: (await this.members.byId(found.memberId))! };
  }

  /** By what the row says: it may have been replaced, or run before its time. */
  async expire(id: string): Promise<void> {
    const verification = await this.verifications.byId(id);
    const now = this.clock.now();
    if (!verification || verification.until > now) return;
    await this.db.tx(() => this.close(verification, null, now));
  }

  async page(
    viewer: Viewer,
    state: VerificationState | null,
    request: PageRequest,
  ): Promise<Page<ExpertVerification>> {
    ensure(expertVerificationPolicy.administer(viewer, this.moderatorsToo));
    return this.verifications.page(state, this.clock.now(), request);
  }

  /** Whether the viewer verifies experts. */
  mayVerify(viewer: Viewer): boolean {
    return expertVerificationPolicy.administer(viewer, this.moderatorsToo) === null;
  }

  private async put(viewer: Viewer, verification: ExpertVerification): Promise<void> {
    const { id, until, createdAt: now } = verification;
    // One at a time for a member: two admins must not both find none.
    await this.verifications.lockMember(verification.memberId);
    const before = await this.verifications.lockOpen(verification);
    if (before) {
      const expired = before.until <= now;
      await this.close(before, expired ? null : viewer.memberId, now);
    }
    await this.verifications.insert(verification);
    await this.tasks.at(EXPIRE, until, { id }, `${EXPIRE}:${id}`);
    const facts = verificationFacts(verification);
    const event = { ...facts, until: until.toISOString(), note: verification.note };
    await this.outbox.publish('expert.verified', event, viewer.memberId);
    await this.broadcast.sendAll(await this.verifications.hintsOf(verification));
  }

  private async close(
    verification: ExpertVerification,
    endedById: string | null,
    now: Date,
  ): Promise<void> {
    const { id, until } = verification;
    const expired = until <= now;
    if (!(await this.verifications.end(id, expired ? until : now, endedById))) return;
    const facts = { ...verificationFacts(verification), expired };
    await this.outbox.publish('expert.verification-ended', facts, endedById);
    await this.broadcast.sendAll(await this.verifications.hintsOf(verification));
  }

  private get moderatorsToo(): boolean {
    return this.settings.get(MODERATORS_VERIFY);
  }
}

function checkedEnd(until: Date, now: Date): Date {
  const ahead = until.getTime() - now.getTime();
  if (Number.isNaN(ahead) || ahead <= 0) throw new DomainError('INVALID', 'not_in_future');
  if (ahead > VERIFICATION_DAYS_MAX * DAY_MS) {
    throw new DomainError('INVALID', 'too_late', { params: { max: VERIFICATION_DAYS_MAX } });
  }
  return until;
}
