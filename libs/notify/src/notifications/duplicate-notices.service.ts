import { Injectable } from '@nestjs/common';
import { Handles, type RecordedEvent } from '@parvis/kernel';
import { Notices } from './notices.service.js';
import { Recipients } from './recipients.repository.js';

/** Tells the asker and the followers of a question where it was asked before. */
@Injectable()
export class DuplicateNotices {
  constructor(
    private readonly notices: Notices,
    private readonly recipients: Recipients,
  ) {}

  @Handles('thread.marked-duplicate')
  async marked({ id, payload, actorId }: RecordedEvent<'thread.marked-duplicate'>): Promise<void> {
    const { threadId, authorId } = payload;
    const followers = await this.recipients.followersOf(threadId);
    const told = [...new Set([authorId, ...followers])].filter((member) => member !== actorId);
    const notices = told.map((memberId) => ({ memberId, subjectId: threadId }));
    await this.notices.tell('marked_duplicate', id, notices);
  }
}
