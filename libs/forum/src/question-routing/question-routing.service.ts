import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  ensure,
  isUuid,
  notFound,
  Outbox,
  type Page,
  type PageRequest,
  Settings,
  type SignedInViewer,
  Tasks,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { MINIMUM_SCORE } from '../expertise/expertise.settings.js';
import { isStanding, type Thread } from '../threads/thread.entity.js';
import { ThreadsRepository } from '../threads/threads.repository.js';
import { ThreadsService } from '../threads/threads.service.js';
import type { RoutedQuestion } from './routed-question.entity.js';
import { routedQuestionPolicy } from './routed-question.policy.js';
import { RoutedQuestionsRepository } from './routed-questions.repository.js';
import { ROUTED_PER_DAY, ROUTED_PER_QUESTION, ROUTING_MINUTES } from './routing.settings.js';
import { RoutingCandidatesRepository } from './routing-candidates.repository.js';

export const ROUTE = 'question.route';
const MINUTE_MS = 60_000;

/** Nobody but the asker wrote in it, nothing solves it, and it takes replies. */
export const isUnanswered = (thread: Thread): boolean =>
  thread.kind === 'question' &&
  thread.state === 'open' &&
  isStanding(thread) &&
  thread.answerPostId === null &&
  thread.participantCount < 2;

/** Offers questions that nobody answered to those who know most of their tags. */
@Injectable()
export class QuestionRouting {
  constructor(
    private readonly db: Database,
    private readonly threads: ThreadsRepository,
    private readonly places: ThreadsService,
    private readonly routed: RoutedQuestionsRepository,
    private readonly candidates: RoutingCandidatesRepository,
    private readonly settings: Settings,
    private readonly tasks: Tasks,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Plans the offer of a question that was just asked, in the transaction that opens it. */
  async plan(threadId: string): Promise<void> {
    const minutes = this.settings.get(ROUTING_MINUTES);
    if (minutes === 0) return;
    const at = new Date(this.clock.now().getTime() + minutes * MINUTE_MS);
    await this.tasks.at(ROUTE, at, { threadId }, `${ROUTE}:${threadId}`);
  }

  /** Offers it to as many as may have it at a time; doing it again offers it to nobody twice. */
  async offer(threadId: string): Promise<void> {
    if (this.settings.get(ROUTING_MINUTES) === 0) return;
    await this.db.tx(async () => {
      await this.routed.takeTurn();
      const thread = await this.threads.byId(threadId);
      if (!thread || !isUnanswered(thread)) return;
      const waiting = await this.routed.countOffered(threadId);
      const wanted = this.settings.get(ROUTED_PER_QUESTION) - waiting;
      if (wanted <= 0) return;
      const now = this.clock.now();
      const minimum = this.settings.get(MINIMUM_SCORE);
      const caps = { now, minimum, perDay: this.settings.get(ROUTED_PER_DAY) };
      for (const candidate of await this.candidates.best(threadId, caps, wanted)) {
        const { memberId, tagId } = candidate;
        const id = uuidv7(now.getTime());
        const facts = { ...candidate, id, threadId, createdAt: now, settledAt: null };
        await this.routed.insert({ ...facts, state: 'offered' });
        const event = { routedQuestionId: id, threadId, memberId, tagId, roomId: thread.roomId };
        await this.outbox.publish('question.routed', event, null);
      }
    });
  }

  /** It goes to the next one; declining twice is the same as once. */
  async decline(viewer: Viewer, id: string): Promise<RoutedQuestion> {
    const found = isUuid(id) ? await this.routed.byId(id) : null;
    if (!found) throw notFound('routed_question');
    const place = await this.places.visible(viewer, found.threadId).catch(() => null);
    if (!place) throw notFound('routed_question');
    ensure(routedQuestionPolicy.decline(viewer, found, place));
    const { threadId, memberId } = found;
    await this.db.tx(async () => {
      const now = this.clock.now();
      if (!(await this.routed.settle(threadId, memberId, 'declined', now))) return;
      const facts = { routedQuestionId: id, threadId, memberId };
      await this.outbox.publish('question.routing-declined', facts, memberId);
      await this.tasks.at(ROUTE, new Date(0), { threadId }, `${ROUTE}:${threadId}`);
    });
    return (await this.routed.byId(id))!;
  }

  /** Somebody replied: his offer is answered, and nobody else need look. */
  async replied(threadId: string, authorId: string): Promise<void> {
    await this.routed.settle(threadId, authorId, 'answered', this.clock.now());
    await this.closeUnlessUnanswered(threadId);
  }

  async closeUnlessUnanswered(threadId: string): Promise<void> {
    const thread = await this.threads.byId(threadId);
    if (thread && isUnanswered(thread)) return;
    await this.routed.settle(threadId, null, 'expired', this.clock.now());
  }

  waitingFor(viewer: SignedInViewer): Promise<number> {
    return this.routed.countWaiting(viewer);
  }

  page(viewer: SignedInViewer, request: PageRequest): Promise<Page<RoutedQuestion>> {
    return this.routed.page(viewer, request);
  }
}
