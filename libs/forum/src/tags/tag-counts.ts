import { Injectable } from '@nestjs/common';
import { HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { ThreadTagging } from './thread-tagging.service.js';

/** Keeps tags true to the rooms they are used in, in the same transaction: a closed room tells nothing. */
@Injectable()
export class TagCounts {
  constructor(private readonly tagging: ThreadTagging) {}

  @HandlesAtOnce('room.changed')
  async roomChanged({ payload }: PublishedEvent<'room.changed'>): Promise<void> {
    if (payload.changes.includes('visibility')) await this.tagging.refreshRoom(payload.roomId);
  }
}
