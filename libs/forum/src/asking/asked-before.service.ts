import { Injectable, Optional } from '@nestjs/common';
import {
  Clock,
  DomainError,
  Idempotency,
  type RepeatableCall,
  type SignedInViewer,
} from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { type AskedQuestion, NearDuplicates, NoNearDuplicates } from './near-duplicates.js';

/** A member's own question with an equal title is this form sent again, for so long. */
const OWN_AGAIN_MS = 10 * 60_000;

/** Holds a question back that was asked before, until its author says that it is another one. */
@Injectable()
export class AskedBefore {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    @Optional() private readonly duplicates: NearDuplicates = new NoNearDuplicates(),
  ) {}

  /**
   * CONFLICT `near_duplicate`, with number and title of the thread most alike, when there is one
   * that the viewer sees. A call repeated by its key passes: it is about to get what it made.
   */
  async ensureNew(
    viewer: SignedInViewer,
    question: AskedQuestion,
    call: RepeatableCall,
  ): Promise<void> {
    const ids = await this.duplicates.find(viewer, question);
    if (ids.length === 0) return;
    const seen = new Map(
      (await this.threads.visibleTo(viewer, ids)).map((thread) => [thread.id, thread]),
    );
    const found = ids.flatMap((id) => seen.get(id) ?? []);
    const thread = found.find((one) => !this.isThisOne(viewer, question, one));
    if (!thread || (await this.idempotency.isRepeated(call))) return;
    const params = { threadNumber: thread.number, title: thread.title };
    throw new DomainError('CONFLICT', 'near_duplicate', { params });
  }

  private isThisOne(viewer: SignedInViewer, question: AskedQuestion, thread: Thread): boolean {
    const age = this.clock.now().getTime() - thread.createdAt.getTime();
    const isOwn = thread.authorId === viewer.memberId && thread.roomId === question.roomId;
    return isOwn && thread.title === question.title && age < OWN_AGAIN_MS;
  }
}
