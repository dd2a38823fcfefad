import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, type RequestContext, type Viewer } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { RoomPayload } from '../rooms/room.inputs.js';
import { RoomType } from '../rooms/room.type.js';
import type { Tag } from '../tags/tag.entity.js';
import { TagPayload } from '../tags/tag.inputs.js';
import { TagType } from '../tags/tag.type.js';
import type { Thread } from '../threads/thread.entity.js';
import { ThreadPayload } from '../threads/thread.inputs.js';
import { ThreadType } from '../threads/thread.type.js';
import { isFollowing, type SubscriptionLevel } from './subscription.entity.js';
import { SubscriptionLevelEnum } from './subscription.type.js';
import {
  ViewerLevelByRoom,
  ViewerLevelByTag,
  ViewerLevelByThread,
} from './subscriptions.loader.js';
import { SubscriptionsService } from './subscriptions.service.js';

const Id = () => Args('id', { type: () => ID, description: 'Of what.' });
const Level = () =>
  Args('level', {
    type: () => SubscriptionLevelEnum,
    defaultValue: 'watching',
    description: 'How much to hear.',
  });
const SUBSCRIPTION = { nullable: true, description: 'The level the viewer chose; null for none.' };
const FOLLOWING = { description: 'Whether the viewer watches or tracks it.' };

@Resolver(() => RoomType)
export class RoomSubscriptionsResolver {
  constructor(
    private readonly service: SubscriptionsService,
    private readonly levels: ViewerLevelByRoom,
  ) {}

  @ResolveField(() => SubscriptionLevelEnum, SUBSCRIPTION)
  viewerSubscription(@Parent() room: Room, @Context() context: RequestContext) {
    return this.levels.load(context, room.id);
  }

  @ResolveField(() => Boolean, FOLLOWING)
  async viewerIsFollowing(@Parent() room: Room, @Context() context: RequestContext) {
    return isFollowing(await this.levels.load(context, room.id));
  }

  @Mutation(() => RoomPayload, { description: 'Sets how much to hear of a room.' })
  async roomFollow(
    @CurrentViewer() viewer: Viewer,
    @Id() id: string,
    @Level() level: SubscriptionLevel,
  ) {
    return { room: await this.service.room(viewer, id, level) };
  }

  @Mutation(() => RoomPayload, { description: 'Takes that back.' })
  async roomUnfollow(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { room: await this.service.room(viewer, id, null) };
  }
}

@Resolver(() => ThreadType)
export class ThreadSubscriptionsResolver {
  constructor(
    private readonly service: SubscriptionsService,
    private readonly levels: ViewerLevelByThread,
  ) {}

  @ResolveField(() => SubscriptionLevelEnum, SUBSCRIPTION)
  viewerSubscription(@Parent() thread: Thread, @Context() context: RequestContext) {
    return this.levels.load(context, thread.id);
  }

  @ResolveField(() => Boolean, FOLLOWING)
  async viewerIsFollowing(@Parent() thread: Thread, @Context() context: RequestContext) {
    return isFollowing(await this.levels.load(context, thread.id));
  }

  @Mutation(() => ThreadPayload, { description: 'Sets how much to hear of a thread.' })
  async threadFollow(
    @CurrentViewer() viewer: Viewer,
    @Id() id: string,
    @Level() level: SubscriptionLevel,
  ) {
    return { thread: await this.service.thread(viewer, id, level) };
  }

  @Mutation(() => ThreadPayload, { description: 'Takes that back.' })
  async threadUnfollow(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { thread: await this.service.thread(viewer, id, null) };
  }
}

@Resolver(() => TagType)
export class TagSubscriptionsResolver {
  constructor(
    private readonly service: SubscriptionsService,
    private readonly levels: ViewerLevelByTag,
  ) {}

  @ResolveField(() => SubscriptionLevelEnum, SUBSCRIPTION)
  viewerSubscription(@Parent() tag: Tag, @Context() context: RequestContext) {
    return this.levels.load(context, tag.id);
  }

  @ResolveField(() => Boolean, FOLLOWING)
  async viewerIsFollowing(@Parent() tag: Tag, @Context() context: RequestContext) {
    return isFollowing(await this.levels.load(context, tag.id));
  }

  @Mutation(() => TagPayload, { description: 'Sets how much to hear of a tag.' })
  async tagFollow(
    @CurrentViewer() viewer: Viewer,
    @Id() id: string,
    @Level() level: SubscriptionLevel,
  ) {
    return { tag: await this.service.tag(viewer, id, level) };
  }

  @Mutation(() => TagPayload, { description: 'Takes that back.' })
  async tagUnfollow(@CurrentViewer() viewer: Viewer, @Id() id: string) {
    return { tag: await this.service.tag(viewer, id, null) };
  }
}
