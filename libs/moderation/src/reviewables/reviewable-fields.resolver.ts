import { Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { PostType, RoomType, ThreadType, VisibleContent } from '@parvis/forum';
import { MemberById, MemberType } from '@parvis/identity';
import type { RequestContext } from '@parvis/kernel';
import { FlagReasonById } from '../reasons/flag-reasons.loader.js';
import type { Flag } from './flag.entity.js';
import type { Reviewable, ReviewableSnapshot } from './reviewable.entity.js';
import { FlagType, ReviewableContentType, ReviewableType } from './reviewable.type.js';
import {
  CurrentSnapshotByReviewable,
  EARLIER_SHOWN,
  FlagCountByReviewable,
  FlagsByReviewable,
  ReviewablesByAuthor,
  SnapshotsByReviewable,
} from './reviewables.loader.js';
import { suggestedClause } from './suggested-clause.js';

/** What a case shows; whoever holds a reviewable was let see it. */
@Resolver(() => ReviewableType)
export class ReviewableFieldsResolver {
  constructor(
    private readonly memberById: MemberById,
    private readonly visible: VisibleContent,
    private readonly currentSnapshot: CurrentSnapshotByReviewable,
    private readonly snapshotsByReviewable: SnapshotsByReviewable,
    private readonly flagsByReviewable: FlagsByReviewable,
    private readonly flagCountByReviewable: FlagCountByReviewable,
    private readonly reasonById: FlagReasonById,
    private readonly reviewablesByAuthor: ReviewablesByAuthor,
  ) {}

  @ResolveField(() => MemberType, {
    nullable: true,
    description: 'Whose content it is, or the member himself; null once he is gone.',
  })
  author(@Parent() { authorId }: Reviewable, @Context() context: RequestContext) {
    return authorId ? this.memberById.find(context, authorId) : null;
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'Where it stands.' })
  room(@Parent() { roomId }: Reviewable, @Context() context: RequestContext) {
    return this.visible.room(context, roomId);
  }

  @ResolveField(() => ThreadType, { nullable: true, description: 'The thread it is in.' })
  thread(@Parent() { threadId }: Reviewable, @Context() context: RequestContext) {
    return this.visible.thread(context, threadId);
  }

  @ResolveField(() => PostType, { nullable: true, description: 'The post, of a case of a post.' })
  post(@Parent() item: Reviewable, @Context() context: RequestContext) {
    return item.kind === 'post' ? this.visible.post(context, item.targetId) : null;
  }

  @ResolveField(() => ReviewableContentType, { description: 'What is to be decided on.' })
  async content(@Parent() item: Reviewable, @Context() context: RequestContext) {
    const snapshot = await this.currentSnapshot.load(context, item.id);
    return snapshot && shown(item, snapshot);
  }

  @ResolveField(() => [ReviewableContentType], {
    description: 'The texts it had while it was under review, oldest first, the latest 20.',
  })
  async snapshots(@Parent() item: Reviewable, @Context() context: RequestContext) {
    const snapshots = (await this.snapshotsByReviewable.load(context, item.id)) ?? [];
    return snapshots.map((snapshot) => shown(item, snapshot));
  }

  @ResolveField(() => [FlagType], { description: 'Its latest 50 flags, oldest first.' })
  async flags(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return this.flagsOf(id, context);
  }

  @ResolveField(() => Int, { description: 'How many flags it has, decided ones included.' })
  async flagCount(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    return (await this.flagCountByReviewable.load(context, id)) ?? 0;
  }

  @ResolveField(() => MemberType, { nullable: true, description: 'Who reserved it.' })
  claimedBy(@Parent() { claimedById }: Reviewable, @Context() context: RequestContext) {
    return claimedById ? this.memberById.find(context, claimedById) : null;
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'The clause that the weightiest of its reasons speaks of.',
  })
  async suggestedClauseCode(@Parent() { id }: Reviewable, @Context() context: RequestContext) {
    const flags = await this.flagsOf(id, context);
    const ids = [...new Set(flags.map(({ reasonId }) => reasonId))];
    const reasons = await Promise.all(ids.map((reason) => this.reasonById.find(context, reason)));
    return suggestedClause(flags, reasons);
  }

  @ResolveField(() => [ReviewableType], {
    description: "The author's other cases that the viewer may see, the latest 10.",
  })
  async earlier(@Parent() { id, authorId }: Reviewable, @Context() context: RequestContext) {
    if (!authorId) return [];
    const items = (await this.reviewablesByAuthor.load(context, authorId)) ?? [];
    return items.filter((item) => item.id !== id).slice(0, EARLIER_SHOWN);
  }

  private async flagsOf(id: string, context: RequestContext): Promise<Flag[]> {
    const [flags] = await Promise.all([
      this.flagsByReviewable.load(context, id),
      this.reasonById.primeAll(context),
    ]);
    return flags ?? [];
  }
}

const shown = (item: Reviewable, snapshot: ReviewableSnapshot) => ({
  ...snapshot,
  isCurrent: snapshot.contentHash === item.contentHash,
});
