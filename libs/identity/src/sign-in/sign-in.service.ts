import { Injectable } from '@nestjs/common';
import { DomainError, type Viewer } from '@parvis/kernel';
import type { Client } from '../sessions/client.js';
import { Sessions } from '../sessions/sessions.service.js';
import { PasswordCheck } from './password-check.service.js';
import { SignInStrategies } from './sign-in-strategies.js';

export interface Credentials {
  /** Handle or e-mail. */
  login: string;
  password: string;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly strategies: SignInStrategies,
    private readonly check: PasswordCheck,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Begins a session; the token is for the cookie. UNAUTHENTICATED `credentials_wrong` says the
   * same of an unknown member, a wrong password and a member who has none.
   */
  async signIn(
    credentials: Credentials,
    client: Client,
    viewer: Viewer,
  ): Promise<{ memberId: string; token: string }> {
    await this.check.countTry(client.address);
    const memberId = await this.strategies.memberOf('password', { body: { ...credentials } });
    if (!memberId) throw new DomainError('UNAUTHENTICATED', 'credentials_wrong');
    return { memberId, token: await this.sessions.start(memberId, client, viewer) };
  }

  async signOut(viewer: Viewer): Promise<void> {
    await this.sessions.signOut(viewer);
  }
}
