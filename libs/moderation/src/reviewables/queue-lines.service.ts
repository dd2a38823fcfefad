import { Injectable } from '@nestjs/common';
import { RoomById } from '@parvis/forum';
import { MemberById } from '@parvis/identity';
import type { Page, PageRequest, RequestContext } from '@parvis/kernel';
import { FlagReasonById } from '../reasons/flag-reasons.loader.js';
import type { QueueLine } from './queue-lines.js';
import { type QueueFilter, ReviewQueueRepository } from './review-queue.repository.js';
import { HeadByReviewable, ReasonIdsByReviewable, ReviewableById } from './reviewables.loader.js';

/** Gives the loaders all that the lines of a page show, so that no line asks for itself. */
@Injectable()
export class QueueLinesService {
  constructor(
    private readonly queue: ReviewQueueRepository,
    private readonly reviewableById: ReviewableById,
    private readonly headByReviewable: HeadByReviewable,
    private readonly reasonIds: ReasonIdsByReviewable,
    private readonly reasonById: FlagReasonById,
    private readonly memberById: MemberById,
    private readonly roomById: RoomById,
  ) {}

  async page(
    context: RequestContext,
    filter: QueueFilter,
    request: PageRequest,
  ): Promise<Page<QueueLine>> {
    const [page] = await Promise.all([
      this.queue.page(context.viewer, filter, request),
      this.reasonById.primeAll(context),
    ]);
    for (const line of page.rows) {
      const { id, title, words, reasonIds } = line;
      this.reviewableById.prime(context, id, line);
      this.headByReviewable.prime(context, id, { id, title, words: words ?? '' });
      this.reasonIds.prime(context, id, reasonIds ?? []);
    }
    for (const member of page.members) this.memberById.prime(context, member.id, member);
    for (const room of page.rooms) this.roomById.prime(context, room.id, room);
    return page;
  }
}
