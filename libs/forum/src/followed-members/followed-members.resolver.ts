import {
  Args,
  Context,
  Field,
  ID,
  Mutation,
  ObjectType,
  Parent,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import {
  type Member,
  MemberById,
  MemberConnection,
  MemberType,
  ViewerType,
} from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type SignedInViewer,
  type Viewer,
} from '@parvis/kernel';
import { PostConnection } from '../posts/post.type.js';
import { isFollowing } from '../subscriptions/subscription.entity.js';
import { ViewerLevelByMember } from '../subscriptions/subscriptions.loader.js';
import { SubscriptionsService } from '../subscriptions/subscriptions.service.js';
import { FollowedMembersRepository } from './followed-members.repository.js';

@ObjectType({ description: 'The member after the change.' })
export class MemberFollowPayload {
  @Field(() => MemberType, { description: 'The member.' })
  member: MemberType;
}

const Id = () => Args('id', { type: () => ID, description: 'The member.' });

/** Who follows whom is nobody's business but his own: no field counts or lists followers. */
@Resolver(() => MemberType)
export class MemberFollowsResolver {
  constructor(
    private readonly service: SubscriptionsService,
    private readonly levels: ViewerLevelByMember,
  ) {}

  @ResolveField(() => Boolean, { description: 'Whether the viewer follows him.' })
  async viewerIsFollowing(@Parent() member: Member, @Context() context: RequestContext) {
    return isFollowing(await this.levels.load(context, member.id));
  }

  @Mutation(() => MemberFollowPayload, {
    description: 'Follows a member: what he answers is listed in `Viewer.followedAnswers`.',
  })
  async memberFollow(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { member: await this.service.member(viewer, id, 'watching') };
  }

  @Mutation(() => MemberFollowPayload, { description: 'Takes that back.' })
  async memberUnfollow(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { member: await this.service.member(viewer, id, null) };
  }
}

@Resolver(() => ViewerType)
export class FollowedByViewerResolver {
  constructor(
    private readonly followed: FollowedMembersRepository,
    private readonly memberById: MemberById,
  ) {}

  @ResolveField(() => MemberConnection, { description: 'Whom he follows, the latest first.' })
  async followedMembers(
    @CurrentViewer() viewer: SignedInViewer,
    @Context() context: RequestContext,
    @Args() page: PageArgs,
  ) {
    const { rows, ...rest } = await this.followed.members(viewer.memberId, page);
    const members = await Promise.all(rows.map(({ id }) => this.memberById.load(context, id)));
    const cursors = new Map(rows.map((row) => [row.id, rest.cursorOf(row)]));
    return connection({
      rows: members.filter((member) => member !== null),
      hasNextPage: rest.hasNextPage,
      cursorOf: (member: Member) => cursors.get(member.id)!,
    });
  }

  @ResolveField(() => PostConnection, {
    description:
      'Answers and articles of those he follows, the latest first, where he may see them.',
  })
  async followedAnswers(@CurrentViewer() viewer: SignedInViewer, @Args() page: PageArgs) {
    return connection(await this.followed.answers(viewer, page));
  }
}
