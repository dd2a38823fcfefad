import { Injectable } from '@nestjs/common';
import { Broadcast, Clock, Database, ensure, Limits, Outbox, type Viewer } from '@parvis/kernel';
import { FEEDBACK } from '../feedback/feedback.limit.js';
import { feedbackPolicy } from '../feedback/feedback.policy.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadHints } from '../threads/thread.events.js';
import { ThreadsService } from '../threads/threads.service.js';
import { sameQuestionPolicy } from './same-question.policy.js';
import { SameQuestionsRepository } from './same-questions.repository.js';

/** "Same question here", said instead of a reply; repeating it changes nothing. */
@Injectable()
export class SameQuestionsService {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsService,
    private readonly sameQuestions: SameQuestionsRepository,
    private readonly limits: Limits,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  async add(viewer: Viewer, threadId: string): Promise<Thread> {
    const { thread, room } = await this.threads.visible(viewer, threadId);
    ensure(sameQuestionPolicy.add(viewer, thread, room));
    return this.change(viewer, thread, 1);
  }

  async remove(viewer: Viewer, threadId: string): Promise<Thread> {
    const { thread, room } = await this.threads.visible(viewer, threadId);
    ensure(feedbackPolicy.takeBack(viewer, { thread, room }));
    return this.change(viewer, thread, -1);
  }

  private async change(viewer: Viewer, thread: Thread, by: 1 | -1): Promise<Thread> {
    const memberId = viewer.memberId!;
    await this.limits.consume(FEEDBACK, memberId);
    const sameQuestionCount = await this.db.tx(async () => {
      const changed =
        by === 1
          ? await this.sameQuestions.insert(thread.id, memberId, this.clock.now())
          : await this.sameQuestions.delete(thread.id, memberId);
      if (!changed) return thread.sameQuestionCount;
      const event = by === 1 ? 'same_question.added' : 'same_question.removed';
      const facts = { threadId: thread.id, authorId: thread.authorId };
      await this.outbox.publish(event, facts, memberId);
      await this.broadcast.sendAll(threadHints(thread));
      return this.sameQuestions.count(thread.id, by);
    });
    return Object.assign(thread, { sameQuestionCount });
  }
}
