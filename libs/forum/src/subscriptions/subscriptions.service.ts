import { Injectable } from '@nestjs/common';
import { type Member, MembersService } from '@parvis/identity';
import {
  Database,
  DomainError,
  denied,
  Limits,
  notFound,
  Outbox,
  refusalOf,
  signedIn,
  type Viewer,
} from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import type { Room } from '../rooms/room.entity.js';
import { RoomsService } from '../rooms/rooms.service.js';
import type { Tag } from '../tags/tag.entity.js';
import { TagsService } from '../tags/tags.service.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { SubscriptionLevel } from './subscription.entity.js';
import { type SubscriptionSubject, SubscriptionsRepository } from './subscriptions.repository.js';

/** Members one follows at most: what they write is read from each of them. */
export const FOLLOWED_MAX = 200;

/**
 * What members follow. Whoever sees a thing may follow it; what he is told of it later is asked
 * again, so a subscription that outlives the right to read tells nothing. A null level ends it.
 */
@Injectable()
export class SubscriptionsService {
  constructor(
    private readonly db: Database,
    private readonly rooms: RoomsService,
    private readonly threads: ThreadsService,
    private readonly tags: TagsService,
    private readonly members: MembersService,
    private readonly subscriptions: SubscriptionsRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
  ) {}

  async room(viewer: Viewer, id: string, level: SubscriptionLevel | null): Promise<Room> {
    const { memberId } = signedIn(viewer);
    const room = await this.rooms.visible(viewer, id);
    await this.put(memberId, 'room', id, level);
    return room;
  }

  async thread(viewer: Viewer, id: string, level: SubscriptionLevel | null): Promise<Thread> {
    const { memberId } = signedIn(viewer);
    const { thread } = await this.threads.visible(viewer, id);
    await this.put(memberId, 'thread', id, level);
    return thread;
  }

  async tag(viewer: Viewer, id: string, level: SubscriptionLevel | null): Promise<Tag> {
    const { memberId } = signedIn(viewer);
    const tag = await this.tags.visible(viewer, id);
    await this.put(memberId, 'tag', id, level);
    return tag;
  }

  /** Not oneself, and nobody who is gone. */
  async member(viewer: Viewer, id: string, level: SubscriptionLevel | null): Promise<Member> {
    const { memberId } = signedIn(viewer);
    const member = await this.members.byId(id);
    if (!member || member.erasedAt) throw notFound('member');
    if (level !== null) {
      if (id === memberId) throw refusalOf(denied('own_self'));
      const followed = await this.subscriptions.countMembers(memberId, FOLLOWED_MAX);
      const params = { max: FOLLOWED_MAX };
      if (followed >= FOLLOWED_MAX)
        throw new DomainError('CONFLICT', 'follows_too_many', { params });
    }
    await this.put(memberId, 'member', id, level);
    return member;
  }

  private async put(
    memberId: string,
    subject: SubscriptionSubject,
    subjectId: string,
    level: SubscriptionLevel | null,
  ): Promise<void> {
    await this.limits.consume(FEEDBACK, memberId);
    await this.db.tx(async () => {
      if (level === null) {
        if (!(await this.subscriptions.delete(memberId, subject, subjectId))) return;
        await this.outbox.publish('subscription.removed', { subject, subjectId }, memberId);
      } else {
        if (!(await this.subscriptions.set(memberId, subject, subjectId, level))) return;
        await this.outbox.publish('subscription.set', { subject, subjectId, level }, memberId);
      }
    });
  }
}
