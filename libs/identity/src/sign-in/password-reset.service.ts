import { Injectable } from '@nestjs/common';
import {
  addressKey,
  Clock,
  checked,
  Database,
  DomainError,
  type Limit,
  Limits,
  Outbox,
  targetKey,
  uuidv7,
} from '@parvis/kernel';
import { cleanEmail } from '../members/email.js';
import { MembersRepository } from '../members/members.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { chosenPassword } from '../passwords/password-rules.js';
import type { Client } from '../sessions/client.js';
import { Sessions } from '../sessions/sessions.service.js';
import { MailTokens } from '../tokens/mail-tokens.js';
import './password-reset.events.js';

const PER_ADDRESS: Limit = { name: 'reset', points: 25, seconds: 300 };
/** Bounds the mail that strangers can send to one mailbox. */
const PER_EMAIL: Limit = { name: 'reset-mail', points: 5, seconds: 1_800 };

/** For those who forgot their password: a link by mail, once, for an hour. */
@Injectable()
export class PasswordResetService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly tokens: MailTokens,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Does the same for every address; the mail goes out only where there is a member. */
  async request(email: string, client: Client): Promise<void> {
    const { email: address } = checked({ email: () => cleanEmail(email) });
    await this.limits.consume(PER_ADDRESS, addressKey(client.address));
    await this.limits.consume(PER_EMAIL, targetKey(address));
    const member = await this.members.byEmail(address);
    const tokenId = uuidv7(this.clock.now().getTime());
    const memberId = member?.erasedAt ? null : (member?.id ?? null);
    await this.db.tx(() =>
      this.outbox.publish('password_reset.requested', { memberId, tokenId }, null),
    );
  }

  /**
   * Sets a new password with the token of a mail and ends every session of the member. Who reads
   * the mailbox has thereby confirmed it. INVALID `token_invalid` or names the field `password`.
   */
  async reset(token: string, password: string, client: Client): Promise<void> {
    await this.limits.consume(PER_ADDRESS, addressKey(client.address));
    checked({ password: () => chosenPassword(password, []) });
    const passwordHash = await this.hasher.hash(password);
    await this.db.tx(async () => {
      const used = await this.tokens.use('reset_password', token);
      const member = used && (await this.members.byId(used.memberId));
      if (!member || member.erasedAt || member.email !== used.email) {
        throw new DomainError('INVALID', 'token_invalid');
      }
      const about = [member.email, member.handle];
      checked({ password: () => chosenPassword(password, about) });
      const emailConfirmedAt = member.emailConfirmedAt ?? this.clock.now();
      await this.members.update(member.id, { passwordHash, emailConfirmedAt });
      await this.tokens.killAll(member.id);
      await this.sessions.revokeAll(member.id);
      const changed = { memberId: member.id };
      await this.outbox.publish('member.password_changed', changed, member.id);
    });
  }
}
