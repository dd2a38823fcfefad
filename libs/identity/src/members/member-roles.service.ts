import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Database,
  DomainError,
  ensure,
  isUuid,
  notFound,
  Outbox,
  oneOf,
  ROLES,
  type Role,
  type Viewer,
} from '@parvis/kernel';
import type { Member } from './member.entity.js';
import { MEMBER_HINT } from './member.events.js';
import { memberPolicy } from './member.policy.js';
import { MembersRepository } from './members.repository.js';

/** Gives and takes roles. A site is never left without an admin. */
@Injectable()
export class MemberRolesService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /** Holds from the member's next request; CONFLICT `last_admin` when nobody else could undo it. */
  async set(viewer: Viewer, id: string, wanted: Role): Promise<Member> {
    ensure(memberPolicy.setRole(viewer));
    const role = oneOf(wanted, ROLES);
    return this.db.tx(async () => {
      const admins = await this.members.lockAdmins();
      const member = isUuid(id) ? await this.members.byId(id) : null;
      if (!member || member.erasedAt) throw notFound('member');
      if (member.role === role) return member;
      if (member.role === 'admin' && admins.length === 1) {
        throw new DomainError('CONFLICT', 'last_admin');
      }
      await this.members.update(id, { role });
      const change = { memberId: id, before: member.role, after: role };
      await this.outbox.publish('member.role_changed', change, viewer.memberId);
      await this.broadcast.send(MEMBER_HINT, id);
      return { ...member, role };
    });
  }
}
