import { Injectable } from '@nestjs/common';
import { Handles, type RecordedEvent } from '@parvis/kernel';
import { Letters } from '../mail/letters.js';
import { MembersRepository } from '../members/members.repository.js';
import { MailTokens } from '../tokens/mail-tokens.js';

/** Tells members what happens to their accounts, so that a thief cannot change them unnoticed. */
@Injectable()
export class AccountMails {
  constructor(
    private readonly members: MembersRepository,
    private readonly tokens: MailTokens,
    private readonly letters: Letters,
  ) {}

  /** First the old address, while it still is the member's; then the new one may confirm. */
  @Handles('email_change.requested')
  async emailChange({ id, payload }: RecordedEvent<'email_change.requested'>): Promise<void> {
    const pending = await this.tokens.pending('confirm_email', payload.tokenId);
    const member = pending && (await this.members.byId(pending.memberId));
    if (!member || member.erasedAt) return;
    const { email: old, locale } = member;
    if (old) {
      const path = '/settings';
      await this.letters.send('email_change_notice', { to: old, locale, path, key: id });
    }
    const to = pending.email;
    const holder = await this.members.byEmail(to);
    if (holder && holder.id !== member.id) {
      const envelope = { to, locale: holder.locale, path: '/sign-in', key: id };
      return this.letters.send('email_known', envelope);
    }
    const path = `/confirm?token=${this.tokens.tokenOf('confirm_email', payload.tokenId)}`;
    await this.letters.send('confirm_email', { to, locale, path, key: id });
  }

  @Handles('member.password_changed')
  async passwordChange({ id, payload }: RecordedEvent<'member.password_changed'>): Promise<void> {
    const member = await this.members.byId(payload.memberId);
    if (!member?.email || member.erasedAt) return;
    const { email: to, locale } = member;
    await this.letters.send('password_changed', { to, locale, path: '/reset', key: id });
  }
}
