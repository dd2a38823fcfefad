import { Args, Context, ID, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  ensure,
  isUuid,
  Refusals,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { FlagReasonsRepository } from '../reasons/flag-reasons.repository.js';
import { ClaimsService } from './claims.service.js';
import { QueueLinesService } from './queue-lines.service.js';
import { ReviewQueueRepository } from './review-queue.repository.js';
import type { Reviewable } from './reviewable.entity.js';
import { ReviewablePayload, ReviewablesArgs } from './reviewable.inputs.js';
import { reviewablePolicy } from './reviewable.policy.js';
import { ReviewableConnection, ReviewableType } from './reviewable.type.js';
import { ReviewableById } from './reviewables.loader.js';

const ITEM_ID = { type: () => ID, description: 'The reviewable.' };
/** Staff need not know whether there are 100 or 100,000; counting them all would cost each page. */
const COUNTED_MOST = 100;

/** Null does not say whether there is such a case, but who reached for it is known. */
const LACKING = {
  code: 'NOT_FOUND',
  reason: 'reviewable_not_found',
  field: 'reviewable',
} as const;

@Resolver(() => ReviewableType)
export class ReviewablesResolver {
  constructor(
    private readonly lines: QueueLinesService,
    private readonly reasons: FlagReasonsRepository,
    private readonly claims: ClaimsService,
    private readonly reviewableById: ReviewableById,
    private readonly refusals: Refusals,
  ) {}

  @Query(() => ReviewableConnection, {
    description: 'The review queue, as far as the viewer works it; staff and room moderators only.',
  })
  async reviewables(@Context() context: RequestContext, @Args() args: ReviewablesArgs) {
    ensure(reviewablePolicy.work(context.viewer));
    const roomId = args.roomId && (isUuid(args.roomId) ? args.roomId : NOTHING);
    const reason = args.reasonCode ? await this.reasons.byCode(args.reasonCode) : null;
    const reasonId = args.reasonCode ? (reason?.id ?? NOTHING) : null;
    const filter = { ...args, roomId, reasonId };
    return connection(await this.lines.page(context, filter, args));
  }

  @Query(() => ReviewableType, {
    nullable: true,
    description: 'One case of the queue; null when the viewer does not work on it.',
  })
  async reviewable(
    @Context() context: RequestContext,
    @Args('id', ITEM_ID) id: string,
  ): Promise<Reviewable | null> {
    const item = isUuid(id) ? await this.reviewableById.load(context, id) : null;
    if (!item) await this.refusals.tell({ ...LACKING, ids: [id] }, context);
    return item;
  }

  @Mutation(() => ReviewablePayload, { description: 'Reserves an item for the viewer.' })
  async reviewableClaim(@CurrentViewer() viewer: Viewer, @Args('id', ITEM_ID) id: string) {
    return { reviewable: await this.claims.claim(viewer, id) };
  }

  @Mutation(() => ReviewablePayload, { description: 'Gives an item back to all.' })
  async reviewableRelease(@CurrentViewer() viewer: Viewer, @Args('id', ITEM_ID) id: string) {
    return { reviewable: await this.claims.release(viewer, id) };
  }
}

/** A room or reason that does not exist has no items. */
const NOTHING = '00000000-0000-0000-0000-000000000000';

@Resolver(() => ViewerType)
export class ViewerReviewablesResolver {
  constructor(private readonly queue: ReviewQueueRepository) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many open items await the viewer, 100 for more; null for who works no queue.',
  })
  async reviewableCount(@CurrentViewer() viewer: Viewer): Promise<number | null> {
    if (reviewablePolicy.work(viewer)) return null;
    return this.queue.openCount(viewer, COUNTED_MOST);
  }
}
