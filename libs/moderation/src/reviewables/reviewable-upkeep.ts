import { Injectable } from '@nestjs/common';
import '@parvis/forum';
import { Broadcast, HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import type { Reviewable } from './reviewable.entity.js';
import { REVIEW_HINT, REVIEW_LEFT_HINT } from './reviewable.events.js';
import { ReviewablesRepository } from './reviewables.repository.js';
import { ReviewablesService } from './reviewables.service.js';
import { ReviewedContentsRepository } from './reviewed-contents.repository.js';

/**
 * Keeps cases true to what they are about, in the transaction that changes it: a decision must
 * never fall on words that nobody read, nor a case be shown to those who lost sight of its room.
 */
@Injectable()
export class ReviewableUpkeep {
  constructor(
    private readonly service: ReviewablesService,
    private readonly items: ReviewablesRepository,
    private readonly contents: ReviewedContentsRepository,
    private readonly broadcast: Broadcast,
  ) {}

  @HandlesAtOnce('post.edited')
  async postEdited({ payload }: PublishedEvent<'post.edited'>): Promise<void> {
    await this.readPost(payload.postId);
  }

  @HandlesAtOnce('thread.renamed')
  async threadRenamed({ payload }: PublishedEvent<'thread.renamed'>): Promise<void> {
    const opening = await this.contents.openingOf(payload.threadId);
    if (opening) await this.readPost(opening);
  }

  @HandlesAtOnce('member.profile_changed', 'member.handle_changed', 'member.avatar_changed')
  async memberChanged({ payload }: PublishedEvent<'member.handle_changed'>): Promise<void> {
    const { memberId } = payload;
    const item = await this.items.byTarget('member', memberId);
    if (!item || item.state === 'closed') return;
    const now = await this.contents.member(memberId);
    if (now) await this.service.contentChanged({ kind: 'member', id: memberId }, now.content);
  }

  /** Nothing is left to decide on; a decision that waits finds out by itself. */
  @HandlesAtOnce('post.withdrawn')
  async postWithdrawn({ payload, actorId }: PublishedEvent<'post.withdrawn'>): Promise<void> {
    await this.closeGone(payload.postId, actorId);
  }

  @HandlesAtOnce('thread.withdrawn')
  async threadWithdrawn({ payload, actorId }: PublishedEvent<'thread.withdrawn'>): Promise<void> {
    const opening = await this.contents.openingOf(payload.threadId);
    if (opening) await this.closeGone(opening, actorId);
  }

  @HandlesAtOnce('post.restored')
  async postRestored({ payload, actorId }: PublishedEvent<'post.restored'>): Promise<void> {
    await this.service.revive({ kind: 'post', id: payload.postId }, actorId);
  }

  @HandlesAtOnce('thread.restored')
  async threadRestored({ payload, actorId }: PublishedEvent<'thread.restored'>): Promise<void> {
    const opening = await this.contents.openingOf(payload.threadId);
    if (opening) await this.service.revive({ kind: 'post', id: opening }, actorId);
  }

  @HandlesAtOnce('thread.moved')
  async threadMoved({ payload }: PublishedEvent<'thread.moved'>): Promise<void> {
    const { threadId, roomId, fromRoomId } = payload;
    await this.tell(await this.items.follow(threadId, payload), fromRoomId, roomId);
  }

  /** An opening post that became a reply has lost its title, so it reads otherwise. */
  @HandlesAtOnce('thread.merged')
  async threadMerged({ payload }: PublishedEvent<'thread.merged'>): Promise<void> {
    const to = { threadId: payload.intoId, roomId: payload.intoRoomId };
    const items = await this.items.follow(payload.threadId, to);
    await this.tell(items, payload.roomId, to.roomId);
    await this.readPosts(items);
  }

  @HandlesAtOnce('thread.split')
  async threadSplit({ payload }: PublishedEvent<'thread.split'>): Promise<void> {
    const to = { threadId: payload.newThreadId, roomId: payload.newRoomId };
    const items = await this.items.follow(payload.threadId, to, payload.postIds);
    await this.tell(items, payload.roomId, to.roomId);
    await this.readPosts(items);
  }

  /** Those who see them now hear of it, and those who lose sight of them. */
  private async tell(items: Reviewable[], from: string, to: string): Promise<void> {
    const hints = items.map(({ id }) => ({ topic: REVIEW_HINT, id }));
    const left = items.map(({ id }) => ({ topic: REVIEW_LEFT_HINT, id: `${id} ${from}` }));
    await this.broadcast.sendAll(from === to ? hints : [...left, ...hints]);
  }

  private async readPosts(items: Reviewable[]): Promise<void> {
    for (const { kind, targetId } of items) if (kind === 'post') await this.readPost(targetId);
  }

  private async readPost(id: string): Promise<void> {
    const item = await this.items.byTarget('post', id);
    if (!item || item.state === 'closed') return;
    const now = await this.contents.post(id);
    if (now) await this.service.contentChanged({ kind: 'post', id }, now.content);
  }

  private async closeGone(postId: string, actorId: string | null): Promise<void> {
    const item = await this.items.lockTarget('post', postId);
    if (item?.state === 'open') await this.service.close(item, 'ignored', actorId);
  }
}
