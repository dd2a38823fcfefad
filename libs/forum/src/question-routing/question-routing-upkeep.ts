import { Injectable } from '@nestjs/common';
import {
  Handles,
  HandlesAtOnce,
  type PublishedEvent,
  type RecordedEvent,
  Task,
} from '@parvis/kernel';
import { QuestionRouting, ROUTE } from './question-routing.service.js';

type Closing =
  | 'answer.chosen'
  | 'thread.withdrawn'
  | 'thread.removed'
  | 'thread.locked'
  | 'thread.archived'
  | 'thread.merged';

/** When questions are offered, and when an offer is over. */
@Injectable()
export class QuestionRoutingUpkeep {
  constructor(private readonly routing: QuestionRouting) {}

  @HandlesAtOnce('thread.created')
  async asked({ payload }: PublishedEvent<'thread.created'>): Promise<void> {
    if (payload.kind === 'question') await this.routing.plan(payload.threadId);
  }

  @Task(ROUTE)
  route(payload: Record<string, unknown>): Promise<void> {
    return this.routing.offer((payload as { threadId: string }).threadId);
  }

  @Handles('post.created')
  async replied({ payload }: RecordedEvent<'post.created'>): Promise<void> {
    if (payload.number > 1) await this.routing.replied(payload.threadId, payload.authorId);
  }

  @Handles(
    'answer.chosen',
    'thread.withdrawn',
    'thread.removed',
    'thread.locked',
    'thread.archived',
    'thread.merged',
  )
  async closed({ payload }: RecordedEvent<Closing>): Promise<void> {
    await this.routing.closeUnlessUnanswered(payload.threadId);
  }
}
