import { Injectable } from '@nestjs/common';
import {
  addressKey,
  Clock,
  checked,
  Database,
  DomainError,
  invalid,
  type Limit,
  Limits,
  type Locale,
  Outbox,
  Scheduled,
  Settings,
  targetKey,
  uuidv7,
} from '@parvis/kernel';
import { cleanEmail } from '../members/email.js';
import { chosenHandle } from '../members/handle.js';
import { HandlesRepository } from '../members/handles.repository.js';
import type { Member } from '../members/member.entity.js';
import { cleanName, MembersService } from '../members/members.service.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { chosenPassword } from '../passwords/password-rules.js';
import type { Client } from '../sessions/client.js';
import { MailTokens } from '../tokens/mail-tokens.js';
import { CONFIRM_MS, type SignUp } from './sign-up.entity.js';
import './sign-up.events.js';
import { SIGN_UP_IS_OPEN } from './sign-up.settings.js';
import { SignUpsRepository } from './sign-ups.repository.js';

const PER_ADDRESS: Limit = { name: 'sign-up', points: 5, seconds: 1_800 };
/** Bounds the mail that strangers can send to one mailbox. */
const PER_EMAIL: Limit = { name: 'sign-up-mail', points: 5, seconds: 1_800 };

export interface NewSignUp {
  email: string;
  password: string;
  handle: string;
  /** The handle when left out. */
  name?: string | null;
}

/**
 * From a visitor to a member: what he wants is kept apart until he proves that the address is
 * his. The request never asks whether the address is known, so that neither its answer nor its
 * time can tell; the mail that follows does.
 */
@Injectable()
export class SignUpService {
  constructor(
    private readonly db: Database,
    private readonly signUps: SignUpsRepository,
    private readonly members: MembersService,
    private readonly handles: HandlesRepository,
    private readonly hasher: PasswordHasher,
    private readonly tokens: MailTokens,
    private readonly limits: Limits,
    private readonly settings: Settings,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** INVALID names each field that will not do; a taken handle is public knowledge and named too. */
  async request(wanted: NewSignUp, client: Client & { locale: Locale }): Promise<void> {
    if (!this.settings.get(SIGN_UP_IS_OPEN)) throw new DomainError('FORBIDDEN', 'sign_up_closed');
    const { email, handle, name, password } = checked({
      email: () => cleanEmail(wanted.email),
      handle: () => chosenHandle(wanted.handle),
      name: () => (wanted.name?.trim() ? cleanName(wanted.name) : null),
      password: () => chosenPassword(wanted.password, [wanted.email, wanted.handle]),
    });
    if (await this.handles.isTaken(handle, null)) throw invalid({ handle: 'taken' });
    await this.limits.consume(PER_ADDRESS, addressKey(client.address));
    await this.limits.consume(PER_EMAIL, targetKey(email));
    const passwordHash = await this.hasher.hash(password);
    const now = this.clock.now();
    const signUp: SignUp = {
      id: uuidv7(now.getTime()),
      email,
      handle,
      name: name ?? handle,
      passwordHash,
      locale: client.locale,
      createdAt: now,
      expiresAt: new Date(now.getTime() + CONFIRM_MS),
    };
    await this.db.tx(async () => {
      await this.handles.claim(handle, null);
      await this.signUps.forgetExpired(now, handle);
      await this.signUps.insert(signUp, this.tokens.hashOf('confirm_sign_up', signUp.id));
      await this.outbox.publish('sign_up.requested', { signUpId: signUp.id }, null);
    });
  }

  /** Sends the mail of an address again, if there is one to send; the answer is always the same. */
  async resend(email: string, client: Client): Promise<void> {
    const { email: address } = checked({ email: () => cleanEmail(email) });
    await this.limits.consume(PER_ADDRESS, addressKey(client.address));
    await this.limits.consume(PER_EMAIL, targetKey(address));
    const signUp = await this.signUps.latestOf(address, this.clock.now());
    if (!signUp) return;
    await this.db.tx(() => this.outbox.publish('sign_up.requested', { signUpId: signUp.id }, null));
  }

  /**
   * Makes a member of the sign-up behind a token; null when there is none. When the handle went
   * to somebody else meanwhile, as in an import, the nearest free one is taken.
   */
  confirm(token: string): Promise<Member | null> {
    const hash = this.tokens.lookupHash(token);
    if (!hash) return Promise.resolve(null);
    return this.db.tx(async () => {
      const now = this.clock.now();
      await this.signUps.lockEmailOf(hash);
      const signUp = await this.signUps.take(hash, now);
      if (!signUp) return null;
      const id = uuidv7(now.getTime());
      const handle = await this.handles.claimNearest(signUp.handle);
      const { email, name, passwordHash, locale } = signUp;
      await this.members.insert({
        ...{ id, handle, name, email, passwordHash, locale },
        emailConfirmedAt: now,
        createdAt: now,
        lastSeenAt: now,
      });
      await this.signUps.forgetEmail(email);
      await this.outbox.publish('member.signed_up', { memberId: id }, id);
      return this.members.byId(id);
    });
  }

  @Scheduled('7 4 * * *')
  async forgetExpired(): Promise<void> {
    await this.signUps.forgetExpired(this.clock.now());
  }
}
