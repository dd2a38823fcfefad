import { Injectable } from '@nestjs/common';
import { addressKey, DomainError, type Limit, Limits, type Viewer } from '@parvis/kernel';
import type { Member } from '../members/member.entity.js';
import { EmailChangeService } from '../profile/email-change.service.js';
import type { Client } from '../sessions/client.js';
import { Sessions } from '../sessions/sessions.service.js';
import { SignUpService } from './sign-up.service.js';

const PER_ADDRESS: Limit = { name: 'confirm', points: 25, seconds: 300 };

export interface Confirmation {
  member: Member;
  /** Of the session that begins when a new member confirms; null for a change of address. */
  sessionToken: string | null;
}

/** One link for both who signs up and who changes his address: `/confirm?token=…`. */
@Injectable()
export class EmailConfirmations {
  constructor(
    private readonly signUps: SignUpService,
    private readonly emailChanges: EmailChangeService,
    private readonly sessions: Sessions,
    private readonly limits: Limits,
  ) {}

  /** INVALID `token_invalid` when the link was used, is too old, or was never ours. */
  async confirm(token: string, client: Client, viewer: Viewer): Promise<Confirmation> {
    await this.limits.consume(PER_ADDRESS, addressKey(client.address));
    const newcomer = await this.signUps.confirm(token);
    if (newcomer) {
      const sessionToken = await this.sessions.start(newcomer.id, client, viewer);
      return { member: newcomer, sessionToken };
    }
    const member = await this.emailChanges.confirm(token);
    if (!member) throw new DomainError('INVALID', 'token_invalid');
    return { member, sessionToken: null };
  }
}
