import { Injectable } from '@nestjs/common';
import { checked, Database, invalid, Outbox, signedIn, type Viewer } from '@parvis/kernel';
import { MembersRepository } from '../members/members.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { chosenPassword } from '../passwords/password-rules.js';
import { Sessions } from '../sessions/sessions.service.js';
import { PasswordCheck } from '../sign-in/password-check.service.js';
import { MailTokens } from '../tokens/mail-tokens.js';

@Injectable()
export class PasswordChangeService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly hasher: PasswordHasher,
    private readonly check: PasswordCheck,
    private readonly sessions: Sessions,
    private readonly tokens: MailTokens,
    private readonly outbox: Outbox,
  ) {}

  /** Ends all other sessions and every token on its way; INVALID `current: password_wrong`. */
  async change(viewer: Viewer, current: string, wanted: string): Promise<void> {
    const { memberId, handle } = signedIn(viewer);
    const member = (await this.members.byId(memberId))!;
    const about = [handle, ...(member.email ? [member.email] : [])];
    const { password } = checked({ password: () => chosenPassword(wanted, about) });
    if (!(await this.check.isPasswordOf(memberId, current))) {
      throw invalid({ current: 'password_wrong' });
    }
    const passwordHash = await this.hasher.hash(password);
    await this.db.tx(async () => {
      await this.members.update(memberId, { passwordHash });
      await this.tokens.killAll(memberId);
      await this.sessions.revokeAll(memberId, viewer.sessionId);
      await this.outbox.publish('member.password_changed', { memberId }, memberId);
    });
  }
}
