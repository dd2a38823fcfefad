import { Injectable } from '@nestjs/common';
import {
  Broadcast,
  checked,
  Database,
  DomainError,
  ensure,
  Files,
  Handles,
  type Limit,
  Limits,
  mayWrite,
  Outbox,
  type RecordedEvent,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { AVATAR_SIZES } from '../members/avatar-url.js';
import type { Member } from '../members/member.entity.js';
import { MEMBER_HINT } from '../members/member.events.js';
import { MembersRepository } from '../members/members.repository.js';

const UPLOADS: Limit = { name: 'upload', points: 30, seconds: 1_800 };

/** Members' pictures. Each change is a new file, so that browsers may keep the old for ever. */
@Injectable()
export class AvatarsService {
  constructor(
    private readonly db: Database,
    private readonly members: MembersRepository,
    private readonly files: Files,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /** Takes JPEG, PNG, WebP or GIF up to 8 MiB and 50 megapixels; INVALID names the field `image`. */
  async set(viewer: Viewer, image: Uint8Array): Promise<Member> {
    const memberId = writing(viewer);
    await this.limits.consume(UPLOADS, memberId);
    const upload = { ownerId: memberId, purpose: 'avatar', sizes: AVATAR_SIZES } as const;
    const fileId = await this.files.addSquare(image, upload).catch(namingTheField);
    return this.replace(memberId, fileId);
  }

  async remove(viewer: Viewer): Promise<Member> {
    return this.replace(writing(viewer), null);
  }

  /** Later, because whoever reads a page now may still ask for the old picture. */
  @Handles('member.avatar_changed')
  async removeOld({ payload }: RecordedEvent<'member.avatar_changed'>): Promise<void> {
    if (payload.before) await this.files.remove(payload.before, AVATAR_SIZES);
  }

  private replace(memberId: string, fileId: string | null): Promise<Member> {
    return this.db.tx(async () => {
      const member = (await this.members.lock(memberId))!;
      if (member.avatarFileId === fileId) return member;
      await this.members.update(memberId, { avatarFileId: fileId });
      const changed = { memberId, before: member.avatarFileId, after: fileId };
      await this.outbox.publish('member.avatar_changed', changed, memberId);
      await this.broadcast.send(MEMBER_HINT, memberId);
      return { ...member, avatarFileId: fileId };
    });
  }
}

/** A picture is shown to others: silenced and suspended members leave theirs as it is. */
function writing(viewer: Viewer): string {
  const { memberId } = signedIn(viewer);
  ensure(mayWrite(viewer));
  return memberId;
}

function namingTheField(error: unknown): never {
  if (error instanceof DomainError && error.code === 'INVALID') {
    checked({
      image: () => {
        throw error;
      },
    });
  }
  throw error;
}
