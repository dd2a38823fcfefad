import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { cleanEmail, MembersService, PasswordHasher, Sessions } from '@parvis/identity';
import { Database, DomainError } from '@parvis/kernel';

/** What to tell the operator. */
export interface GrantedAccess {
  email: string;
  handle: string;
  /** Shown once and stored nowhere. */
  password: string;
  isNew: boolean;
}

/** Lets whoever holds the machine in as an admin: by a new account, or by a new password. */
@Injectable()
export class AdminAccess {
  constructor(
    private readonly db: Database,
    private readonly members: MembersService,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
  ) {}

  /** CONFLICT `not_an_admin` when the address belongs to somebody else: no one rises by mistake. */
  async grant(wantedEmail: string, handle: string): Promise<GrantedAccess> {
    const email = cleanEmail(wantedEmail);
    const [known] = await this.db.rows<{ id: string; handle: string; role: string }>(
      'select id, handle, role from members where lower(email) = lower($1)',
      [email],
    );
    if (known && known.role !== 'admin') throw new DomainError('CONFLICT', 'not_an_admin');
    if (known) return { ...(await this.reset(known)), email, isNew: false };
    const { member, password } = await this.members.createAdmin({ email, handle });
    return { email, handle: member.handle, password: password!, isNew: true };
  }

  private async reset({ id, handle }: { id: string; handle: string }) {
    const password = randomBytes(15).toString('base64url');
    const passwordHash = await this.hasher.hash(password);
    await this.db.tx(async () => {
      await this.db.rows(
        `update members set password_hash = $2, email_confirmed_at = coalesce(email_confirmed_at, now())
         where id = $1`,
        [id, passwordHash],
      );
      await this.sessions.revokeAll(id);
    });
    return { handle, password };
  }
}
