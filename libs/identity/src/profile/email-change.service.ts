import { Injectable } from '@nestjs/common';
import {
  Clock,
  checked,
  Database,
  DomainError,
  invalid,
  type Limit,
  Limits,
  Outbox,
  signedIn,
  targetKey,
  uuidv7,
  type Viewer,
  violatesUnique,
} from '@parvis/kernel';
import { cleanEmail } from '../members/email.js';
import type { Member } from '../members/member.entity.js';
import { MembersRepository } from '../members/members.repository.js';
import { PasswordCheck } from '../sign-in/password-check.service.js';
import { MailTokens } from '../tokens/mail-tokens.js';
import './email-change.events.js';

export const EMAIL_CHANGE_MS = 24 * 3_600_000;

const PER_MEMBER: Limit = { name: 'email-change', points: 5, seconds: 1_800 };
const PER_EMAIL: Limit = { name: 'email-change-mail', points: 5, seconds: 1_800 };

/** From one address to another: asked for with the password, told to the old, confirmed at the new. */
@Injectable()
export class EmailChangeService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly check: PasswordCheck,
    private readonly tokens: MailTokens,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does the same whether the new address is somebody's or not; answers it as it will be stored. */
  async request(viewer: Viewer, wanted: string, password: string): Promise<string> {
    const { memberId } = signedIn(viewer);
    const { email } = checked({ email: () => cleanEmail(wanted) });
    await this.limits.consume(PER_MEMBER, memberId);
    await this.limits.consume(PER_EMAIL, targetKey(email));
    if (!(await this.check.isPasswordOf(memberId, password))) {
      throw invalid({ password: 'password_wrong' });
    }
    const now = this.clock.now();
    const tokenId = uuidv7(now.getTime());
    const expiresAt = new Date(now.getTime() + EMAIL_CHANGE_MS);
    await this.db.tx(async () => {
      await this.tokens.issue('confirm_email', tokenId, { memberId, email, expiresAt });
      await this.outbox.publish('email_change.requested', { memberId, tokenId }, memberId);
    });
    return email;
  }

  /** Null when the token is none of ours; CONFLICT when the address became somebody else's. */
  async confirm(token: string): Promise<Member | null> {
    try {
      return await this.db.tx(() => this.complete(token));
    } catch (error) {
      if (violatesUnique(error, 'members_email')) throw new DomainError('CONFLICT', 'email_taken');
      throw error;
    }
  }

  private async complete(token: string): Promise<Member | null> {
    const used = await this.tokens.use('confirm_email', token);
    if (!used) return null;
    const { memberId, email } = used;
    await this.members.update(memberId, { email, emailConfirmedAt: this.clock.now() });
    await this.tokens.killAll(memberId);
    await this.outbox.publish('member.email_changed', { memberId }, memberId);
    return this.members.byId(memberId);
  }
}
