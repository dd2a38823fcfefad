import { Injectable } from '@nestjs/common';
import { Clock, Handles, type RecordedEvent } from '@parvis/kernel';
import { Letters } from '../mail/letters.js';
import { MembersRepository } from '../members/members.repository.js';
import { MailTokens } from '../tokens/mail-tokens.js';

export const RESET_MS = 3_600_000;

@Injectable()
export class PasswordResetMails {
  constructor(
    private readonly members: MembersRepository,
    private readonly tokens: MailTokens,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  /** Makes the token valid and mails it. An hour late, the mail would hold a dead link. */
  @Handles('password_reset.requested')
  async send({
    id,
    payload: { memberId, tokenId },
    occurredAt,
  }: RecordedEvent<'password_reset.requested'>): Promise<void> {
    const member = memberId ? await this.members.byId(memberId) : null;
    const expiresAt = new Date(occurredAt.getTime() + RESET_MS);
    if (!member?.email || member.erasedAt || expiresAt <= this.clock.now()) return;
    const { email, locale } = member;
    await this.tokens.issue('reset_password', tokenId, { memberId: member.id, email, expiresAt });
    if (!(await this.tokens.pending('reset_password', tokenId))) return;
    const path = `/reset?token=${this.tokens.tokenOf('reset_password', tokenId)}`;
    await this.letters.send('reset_password', { to: email, locale, path, key: id });
  }
}
