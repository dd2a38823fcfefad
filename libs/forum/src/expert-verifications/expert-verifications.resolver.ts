import {
  Args,
  Context,
  ID,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import {
  Clock,
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { RoomType } from '../rooms/room.type.js';
import { RoomById } from '../rooms/rooms.loader.js';
import { TagType } from '../tags/tag.type.js';
import { TagById } from '../tags/tags.loader.js';
import {
  type ExpertVerification,
  isActive,
  type VerificationState,
} from './expert-verification.entity.js';
import {
  ExpertVerificationConnection,
  ExpertVerificationPayload,
  ExpertVerificationType,
  ExpertVerifyInput,
  VerificationStateEnum,
} from './expert-verification.type.js';
import { VerificationsOfMember } from './expert-verifications.loader.js';
import { ExpertVerificationsService } from './expert-verifications.service.js';

@Resolver(() => ExpertVerificationType)
export class ExpertVerificationsResolver {
  constructor(
    private readonly service: ExpertVerificationsService,
    private readonly memberById: MemberById,
    private readonly tagById: TagById,
    private readonly roomById: RoomById,
    private readonly clock: Clock,
  ) {}

  @Query(() => ExpertVerificationConnection, {
    description: 'Whom the brand verified, the latest first; for those who verify.',
  })
  async expertVerifications(
    @CurrentViewer() viewer: Viewer,
    @Args() page: PageArgs,
    @Args('state', {
      type: () => VerificationStateEnum,
      nullable: true,
      description: 'Only those that hold, or that hold no more.',
    })
    state?: VerificationState | null,
  ) {
    return connection(await this.service.page(viewer, state ?? null, page));
  }

  @Mutation(() => ExpertVerificationPayload, {
    description:
      'Verifies a member as expert of a tag or a room until a date; takes the place of a verification of the same that holds.',
  })
  expertVerify(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Whom, in what, until when.' }) input: ExpertVerifyInput,
  ) {
    return this.service.verify(viewer, input);
  }

  @Mutation(() => ExpertVerificationPayload, { description: 'Ends a verification early.' })
  expertVerificationEnd(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The verification.' }) id: string,
  ) {
    return this.service.end(viewer, id);
  }

  @ResolveField(() => MemberType, { description: 'Who is verified.' })
  member(@Parent() { memberId }: ExpertVerification, @Context() context: RequestContext) {
    return this.memberById.find(context, memberId);
  }

  @ResolveField(() => TagType, { nullable: true, description: 'In which tag.' })
  tag(@Parent() { tagId }: ExpertVerification, @Context() context: RequestContext) {
    return tagId && this.tagById.find(context, tagId);
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'In which room.' })
  room(@Parent() { roomId }: ExpertVerification, @Context() context: RequestContext) {
    return roomId && this.roomById.find(context, roomId);
  }

  @ResolveField(() => Boolean, { description: 'Whether it holds now.' })
  isActive(@Parent() verification: ExpertVerification): boolean {
    return isActive(verification, this.clock.now());
  }

  @ResolveField(() => MemberType, {
    nullable: true,
    description: 'Who verified him; null to all but those who verify.',
  })
  verifiedBy(@Parent() { verifiedById }: ExpertVerification, @Context() context: RequestContext) {
    if (!verifiedById || !this.service.mayVerify(context.viewer)) return null;
    return this.memberById.find(context, verifiedById);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why; null to all but those who verify.',
  })
  note(@Parent() { note }: ExpertVerification, @CurrentViewer() viewer: Viewer) {
    return this.service.mayVerify(viewer) ? note : null;
  }
}

@Resolver(() => MemberType)
export class VerificationsOfMemberResolver {
  constructor(
    private readonly ofMember: VerificationsOfMember,
    private readonly service: ExpertVerificationsService,
  ) {}

  @ResolveField(() => [ExpertVerificationType], {
    description: 'What he is verified in now, in tags and rooms that the viewer may see.',
  })
  async verifications(@Parent() member: Member, @Context() context: RequestContext) {
    return (await this.ofMember.load(context, member.id)) ?? [];
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may verify him as an expert.' })
  viewerCanVerifyExpert(@CurrentViewer() viewer: Viewer): boolean {
    return this.service.mayVerify(viewer);
  }
}
