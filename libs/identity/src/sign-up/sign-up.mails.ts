import { Injectable } from '@nestjs/common';
import { Clock, Handles, type RecordedEvent } from '@parvis/kernel';
import { Letters } from '../mail/letters.js';
import { MembersRepository } from '../members/members.repository.js';
import { MailTokens } from '../tokens/mail-tokens.js';
import { SignUpsRepository } from './sign-ups.repository.js';

/** Tells the owner of an address what his sign-up needs; only here is it known whether he has an account. */
@Injectable()
export class SignUpMails {
  constructor(
    private readonly signUps: SignUpsRepository,
    private readonly members: MembersRepository,
    private readonly tokens: MailTokens,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  @Handles('sign_up.requested')
  async send({ id, payload }: RecordedEvent<'sign_up.requested'>): Promise<void> {
    const signUp = await this.signUps.byId(payload.signUpId, this.clock.now());
    if (!signUp) return;
    const member = await this.members.byEmail(signUp.email);
    const { email: to } = signUp;
    if (member) {
      const { locale } = member;
      await this.letters.send('sign_up_known', { to, locale, path: '/sign-in', key: id });
    } else {
      const { locale } = signUp;
      const path = `/confirm?token=${this.tokens.tokenOf('confirm_sign_up', signUp.id)}`;
      await this.letters.send('confirm_sign_up', { to, locale, path, key: id });
    }
  }
}
