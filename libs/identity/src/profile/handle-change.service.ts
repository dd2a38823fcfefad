import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  Clock,
  checked,
  Database,
  DomainError,
  ensure,
  mayWrite,
  notFound,
  Outbox,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { chosenHandle } from '../members/handle.js';
import { HandlesRepository } from '../members/handles.repository.js';
import type { Member } from '../members/member.entity.js';
import { MEMBER_HINT } from '../members/member.events.js';
import { MembersRepository } from '../members/members.repository.js';

/** Every handle a member gives up is lost to all others for ever, so he may not give up many. */
const CHANGES = 3;
const WINDOW_MS = 30 * 24 * 3_600_000;

@Injectable()
export class HandleChangeService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly handles: HandlesRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /** The old handle goes on leading to the member; he may also take it back. */
  async change(viewer: Viewer, wanted: string): Promise<Member> {
    const { memberId } = signedIn(viewer);
    ensure(mayWrite(viewer));
    const { handle } = checked({ handle: () => chosenHandle(wanted) });
    return this.db.tx(async () => {
      const member = await this.members.lock(memberId);
      if (!member) throw notFound('member');
      if (member.handle === handle) return member;
      const isOtherCase = member.handle.toLowerCase() === handle.toLowerCase();
      if (!isOtherCase) await this.giveUp(member, handle);
      await this.members.update(memberId, { handle });
      const changed = { memberId, before: member.handle, after: handle };
      await this.outbox.publish('member.handle_changed', changed, memberId);
      await this.broadcast.send(MEMBER_HINT, memberId);
      return { ...member, handle };
    });
  }

  /** Claims both, so that nobody takes the old handle between these statements. */
  private async giveUp(member: Member, wanted: string): Promise<void> {
    const since = new Date(this.clock.now().getTime() - WINDOW_MS);
    if ((await this.handles.changesSince(member.id, since)) >= CHANGES) {
      throw new DomainError('CONFLICT', 'handle_changed_often', { params: { max: CHANGES } });
    }
    await this.handles.claim([wanted, member.handle], member.id);
    await this.handles.keep(member.handle, member.id);
  }
}
