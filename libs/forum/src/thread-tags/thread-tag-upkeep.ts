import { Injectable } from '@nestjs/common';
import { HandlesAtOnce, type PublishedEvent } from '@parvis/kernel';
import { ThreadTagging } from '../tags/thread-tagging.service.js';

/** Lets the counts of tags follow their threads within the same transaction. */
@Injectable()
export class ThreadTagUpkeep {
  constructor(private readonly tagging: ThreadTagging) {}

  @HandlesAtOnce('thread.withdrawn', 'thread.restored', 'thread.removed', 'thread.reinstated')
  async standingChanged({
    payload,
  }: PublishedEvent<
    'thread.withdrawn' | 'thread.restored' | 'thread.removed' | 'thread.reinstated'
  >): Promise<void> {
    await this.tagging.refresh([payload.threadId]);
  }
}
