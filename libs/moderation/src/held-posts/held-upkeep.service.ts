import { Injectable } from '@nestjs/common';
import '@parvis/forum';
import { HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { HeldPostsRepository } from './held-posts.repository.js';

/** Held texts follow their threads, so that those who moderate the new place see them. */
@Injectable()
export class HeldUpkeep {
  constructor(private readonly held: HeldPostsRepository) {}

  @HandlesAtOnce('thread.moved')
  async threadMoved({ payload }: PublishedEvent<'thread.moved'>): Promise<void> {
    await this.held.follow(payload.threadId, payload);
  }

  @HandlesAtOnce('thread.merged')
  async threadMerged({ payload }: PublishedEvent<'thread.merged'>): Promise<void> {
    const to = { threadId: payload.intoId, roomId: payload.intoRoomId };
    await this.held.follow(payload.threadId, to);
  }
}
