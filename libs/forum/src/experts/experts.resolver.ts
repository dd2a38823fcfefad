import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  Int,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { type Member, MemberById, MemberType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import { ExpertVerificationsService } from '../expert-verifications/expert-verifications.service.js';
import { RoomType } from '../rooms/room.type.js';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Tag } from '../tags/tag.entity.js';
import { TagType } from '../tags/tag.type.js';
import { TagById } from '../tags/tags.loader.js';
import type { Expert, Expertise } from './expert.js';
import {
  ExpertConnection,
  ExpertiseFormulaType,
  ExpertiseType,
  ExpertType,
} from './expert.type.js';
import { ExpertiseOfMember, ExpertsOfTag, RankOfExpertise } from './experts.loader.js';
import { ExpertsService } from './experts.service.js';
import { shortList } from './short-list.js';

@ArgsType()
export class ExpertsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Of this tag, also by a synonym of it.' })
  tagSlug?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this room; not together with a tag.' })
  roomId?: string | null;
}

const First = (fallback: number) =>
  Args('first', {
    type: () => Int,
    defaultValue: fallback,
    description: 'How many, from 1 to 50.',
  });

@Resolver(() => ExpertType)
export class ExpertsResolver {
  constructor(
    private readonly service: ExpertsService,
    private readonly memberById: MemberById,
    private readonly ofMember: ExpertiseOfMember,
  ) {}

  @Query(() => ExpertConnection, {
    description:
      'Who is verified or has earned a score in a tag, a room or, without either, anywhere: the verified first, then by score.',
  })
  async experts(@CurrentViewer() viewer: Viewer, @Args() args: ExpertsArgs) {
    return connection(await this.service.directory(viewer, args, args));
  }

  @Query(() => ExpertiseFormulaType, { description: 'What expertise is computed with.' })
  expertiseFormula() {
    return this.service.formula;
  }

  @ResolveField(() => MemberType, { description: 'Who.' })
  member(@Parent() { memberId }: Expert, @Context() context: RequestContext) {
    return this.memberById.find(context, memberId);
  }

  @ResolveField(() => Boolean, { description: 'Whether he is verified in it now.' })
  isVerified(@Parent() { verifiedUntil }: Expert): boolean {
    return verifiedUntil !== null;
  }

  @ResolveField(() => Int, { description: 'His answers in it; without a tag or room, in public.' })
  answerCount(@Parent() { answers }: Expert): number {
    return answers;
  }

  @ResolveField(() => Int, { description: 'Those of them that were chosen.' })
  acceptedCount(@Parent() { accepted }: Expert): number {
    return accepted;
  }

  @ResolveField(() => Int, { description: 'Those of them that were verified.' })
  verifiedCount(@Parent() { verified }: Expert): number {
    return verified;
  }

  @ResolveField(() => [ExpertiseType], { description: 'What else he knows, best first.' })
  async expertise(
    @Parent() { memberId }: Expert,
    @Context() context: RequestContext,
    @First(3) first: number,
  ) {
    return shortList(await this.ofMember.load(context, memberId), first);
  }
}

@Resolver(() => ExpertiseType)
export class ExpertiseResolver {
  constructor(
    private readonly tagById: TagById,
    private readonly roomById: RoomById,
    private readonly memberById: MemberById,
    private readonly ranks: RankOfExpertise,
    private readonly verifications: ExpertVerificationsService,
  ) {}

  @ResolveField(() => TagType, { nullable: true, description: 'The tag; null of a room.' })
  tag(@Parent() { tagId }: Expertise, @Context() context: RequestContext) {
    return tagId && this.tagById.find(context, tagId);
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'The room; null of a tag.' })
  room(@Parent() { roomId }: Expertise, @Context() context: RequestContext) {
    return roomId && this.roomById.find(context, roomId);
  }

  @ResolveField(() => Boolean, { description: 'Whether the brand vouches for it now.' })
  isVerified(@Parent() { verifiedUntil }: Expertise): boolean {
    return verifiedUntil !== null;
  }

  @ResolveField(() => MemberType, {
    nullable: true,
    description: 'Who verified it; null to all but those who verify.',
  })
  verifiedBy(@Parent() { verifiedById }: Expertise, @Context() context: RequestContext) {
    if (!verifiedById || !this.verifications.mayVerify(context.viewer)) return null;
    return this.memberById.find(context, verifiedById);
  }

  @ResolveField(() => Int, {
    nullable: true,
    description: 'His place in it by score, 1 for the best; null beyond 100 and without a score.',
  })
  rank(@Parent() expertise: Expertise, @Context() context: RequestContext) {
    return this.ranks.ofExpertise(context, expertise);
  }
}

@Resolver(() => MemberType)
export class ExpertiseOfMemberResolver {
  constructor(private readonly ofMember: ExpertiseOfMember) {}

  @ResolveField(() => [ExpertiseType], {
    description: 'What he is an expert of, where the viewer may see it; verified first, then best.',
  })
  async expertise(
    @Parent() member: Member,
    @Context() context: RequestContext,
    @First(10) first: number,
  ) {
    return shortList(await this.ofMember.load(context, member.id), first);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether he is an expert of anything that the viewer may see.',
  })
  async isExpert(@Parent() member: Member, @Context() context: RequestContext) {
    return ((await this.ofMember.load(context, member.id))?.length ?? 0) > 0;
  }
}

@Resolver(() => TagType)
export class ExpertsOfTagResolver {
  constructor(private readonly ofTag: ExpertsOfTag) {}

  @ResolveField(() => [ExpertType], { description: 'Its best experts, the verified first.' })
  async experts(
    @Parent() tag: Tag,
    @Context() context: RequestContext,
    @First(5) first: number,
  ): Promise<Expert[]> {
    return shortList(await this.ofTag.load(context, tag.id), first);
  }
}
