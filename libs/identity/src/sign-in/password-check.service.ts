import { Injectable } from '@nestjs/common';
import { addressKey, type Limit, Limits, targetKey } from '@parvis/kernel';
import { EMAIL_MAX } from '../members/email.js';
import { MembersRepository } from '../members/members.repository.js';
import { PasswordHasher } from '../passwords/password-hasher.js';
import { PASSWORD_MAX } from '../passwords/password-rules.js';

const PER_ADDRESS: Limit = { name: 'sign-in', points: 25, seconds: 300 };
const PER_ACCOUNT: Limit = { name: 'sign-in-account', points: 25, seconds: 3_600 };

/** No handle and no address is longer or holds such characters. */
const POSSIBLE = new RegExp(`^@?[\\x21-\\x7e]{1,${EMAIL_MAX}}$`);

/** Checks a password, at the same cost and with the same answer whether the member exists or not. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly members: MembersRepository,
    private readonly hasher: PasswordHasher,
    private readonly limits: Limits,
  ) {}

  /** The member with this handle or address and this password, else null. */
  async memberOf(login: string, password: string): Promise<string | null> {
    const typed = login.trim();
    const known = POSSIBLE.test(typed)
      ? await this.members.credentials(typed.replace(/^@/, ''))
      : null;
    // By account where there is one, else a handle and an address would count apart.
    const key = targetKey(known?.id ?? typed);
    await this.limits.consume(PER_ACCOUNT, key);
    if (!(await this.matches(known?.passwordHash ?? null, password)) || !known) return null;
    await this.limits.forget(PER_ACCOUNT, key);
    if (this.hasher.isOutdated(known.passwordHash!)) {
      await this.members.update(known.id, { passwordHash: await this.hasher.hash(password) });
    }
    return known.id;
  }

  /** Whether the password is the member's own, asked before changes that matter. */
  async isPasswordOf(memberId: string, password: string): Promise<boolean> {
    await this.limits.consume(PER_ACCOUNT, targetKey(memberId));
    const right = await this.matches(await this.members.passwordHash(memberId), password);
    if (right) await this.limits.forget(PER_ACCOUNT, targetKey(memberId));
    return right;
  }

  /** Counts a try from an address, before anything costs. */
  async countTry(address: string): Promise<void> {
    await this.limits.consume(PER_ADDRESS, addressKey(address));
  }

  /** A text that can be no password is not worth its length in work, but the usual work all the same. */
  private matches(hash: string | null, password: string): Promise<boolean> {
    const possible = password.length <= 4 * PASSWORD_MAX;
    return this.hasher.verify(possible ? hash : null, possible ? password : '');
  }
}
