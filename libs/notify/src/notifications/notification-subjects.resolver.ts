import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import {
  ExpertVerificationById,
  ExpertVerificationType,
  PostType,
  ThreadType,
  VisibleContent,
} from '@parvis/forum';
import type { RequestContext } from '@parvis/kernel';
import {
  AppealById,
  AppealType,
  FlagStateEnum,
  HeldPostById,
  HeldPostType,
  ReviewableById,
  ReviewableType,
  StaffNoteById,
  StaffNoteType,
  StatementById,
  StatementType,
} from '@parvis/moderation';
import { NotificationType } from './notification.type.js';
import type { ShownNotification } from './notifications.service.js';

/** What a notification is about: each field is null where it is about something else. */
@Resolver(() => NotificationType)
export class NotificationSubjectsResolver {
  constructor(
    private readonly visible: VisibleContent,
    private readonly verificationById: ExpertVerificationById,
    private readonly reviewableById: ReviewableById,
    private readonly noteById: StaffNoteById,
    private readonly heldPostById: HeldPostById,
    private readonly statementById: StatementById,
    private readonly appealById: AppealById,
  ) {}

  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'What the viewer was told, or what an appeal is about.',
  })
  statement(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return subject.statementId ? this.statementById.load(context, subject.statementId) : null;
  }

  @ResolveField(() => AppealType, { nullable: true, description: 'The appeal.' })
  appeal(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return subject.appealId ? this.appealById.load(context, subject.appealId) : null;
  }

  @ResolveField(() => FlagStateEnum, {
    nullable: true,
    description: 'What became of the flag that the viewer raised.',
  })
  outcome(@Parent() { subject }: ShownNotification) {
    return subject.outcome;
  }

  @ResolveField(() => PostType, {
    nullable: true,
    description: 'The post that was flagged or published, while the viewer may see its thread.',
  })
  post(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return this.visible.post(context, subject.postId);
  }

  @ResolveField(() => ThreadType, {
    nullable: true,
    description: 'The question that it tells of, while the viewer may see it.',
  })
  thread(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return this.visible.thread(context, subject.threadId);
  }

  @ResolveField(() => ExpertVerificationType, {
    nullable: true,
    description: 'What the brand verified the viewer in.',
  })
  verification(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    const { verificationId } = subject;
    return verificationId ? this.verificationById.load(context, verificationId) : null;
  }

  @ResolveField(() => ReviewableType, { nullable: true, description: 'The case; for staff.' })
  reviewable(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return subject.reviewableId ? this.reviewableById.load(context, subject.reviewableId) : null;
  }

  @ResolveField(() => StaffNoteType, {
    nullable: true,
    description: 'The note that mentions the viewer.',
  })
  note(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return subject.noteId ? this.noteById.load(context, subject.noteId) : null;
  }

  @ResolveField(() => HeldPostType, { nullable: true, description: 'What was held and published.' })
  heldPost(@Parent() { subject }: ShownNotification, @Context() context: RequestContext) {
    return subject.heldPostId ? this.heldPostById.load(context, subject.heldPostId) : null;
  }
}
