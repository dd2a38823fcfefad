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
import { MemberById, MemberType } from '@parvis/identity';
import {
  CurrentViewer,
  connection,
  PageArgs,
  type RequestContext,
  type Viewer,
} from '@parvis/kernel';
import type { Room, RoomMember, RoomRole, ThreadKind } from './room.entity.js';
import { RoomInput, RoomPayload, RoomsReorderPayload } from './room.inputs.js';
import { roomPolicy } from './room.policy.js';
import {
  RoomMemberConnection,
  RoomMemberType,
  RoomRoleEnum,
  RoomType,
  ThreadKindEnum,
} from './room.type.js';
import { RoomMembersService } from './room-members.service.js';
import { RoomById } from './rooms.loader.js';
import { RoomsRepository } from './rooms.repository.js';
import { RoomsService } from './rooms.service.js';

@Resolver(() => RoomType)
export class RoomsResolver {
  constructor(
    private readonly service: RoomsService,
    private readonly roomMembers: RoomMembersService,
    private readonly repository: RoomsRepository,
    private readonly roomById: RoomById,
  ) {}

  @Query(() => [RoomType], { description: 'Every room the viewer may see, in order.' })
  rooms(@CurrentViewer() viewer: Viewer): Promise<Room[]> {
    return this.repository.listVisible(viewer);
  }

  @Query(() => RoomType, { nullable: true, description: 'A room by its slug, also by an old one.' })
  room(
    @CurrentViewer() viewer: Viewer,
    @Args('slug', { description: 'The word in its address.' }) slug: string,
  ): Promise<Room | null> {
    return this.service.visibleBySlug(viewer, slug);
  }

  @ResolveField(() => RoomType, { nullable: true, description: 'The room it stands under.' })
  async parent(@Parent() room: Room, @Context() context: RequestContext): Promise<Room | null> {
    const parent = room.parentId ? await this.roomById.load(context, room.parentId) : null;
    return parent && !roomPolicy.see(context.viewer, parent) ? parent : null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer may open a thread here.' })
  viewerCanStartThread(
    @Parent() room: Room,
    @CurrentViewer() viewer: Viewer,
    @Args('kind', { type: () => ThreadKindEnum, nullable: true, description: 'Of this kind.' })
    kind?: ThreadKind | null,
  ): boolean {
    return roomPolicy.startThread(viewer, room, kind ?? undefined) === null;
  }

  @ResolveField(() => String, { nullable: true, description: 'Why not, as a stable word.' })
  viewerCannotStartThreadReason(
    @Parent() room: Room,
    @CurrentViewer() viewer: Viewer,
  ): string | null {
    return roomPolicy.startThread(viewer, room)?.reason ?? null;
  }

  @ResolveField(() => Boolean, { description: 'Whether the viewer moderates this room.' })
  viewerCanModerate(@Parent() room: Room, @CurrentViewer() viewer: Viewer): boolean {
    return roomPolicy.moderate(viewer, room) === null;
  }

  @ResolveField(() => RoomMemberConnection, {
    nullable: true,
    description: 'Its member list; null for those who do not moderate it.',
  })
  async members(@Parent() room: Room, @CurrentViewer() viewer: Viewer, @Args() page: PageArgs) {
    if (roomPolicy.moderate(viewer, room)) return null;
    return connection(await this.roomMembers.list(viewer, room, page));
  }

  @Mutation(() => RoomPayload, { description: 'Makes a room; admins only.' })
  async roomCreate(
    @CurrentViewer() viewer: Viewer,
    @Args('input', { description: 'Its fields.' }) input: RoomInput,
  ) {
    return { room: await this.service.create(viewer, input) };
  }

  @Mutation(() => RoomPayload, { description: 'Changes a room; admins only.' })
  async roomUpdate(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The room.' }) id: string,
    @Args('input', { description: 'What to change.' }) input: RoomInput,
  ) {
    return { room: await this.service.update(viewer, id, input) };
  }

  @Mutation(() => RoomsReorderPayload, { description: 'Orders the rooms; admins only.' })
  async roomsReorder(
    @CurrentViewer() viewer: Viewer,
    @Args('ids', { type: () => [ID], description: 'Room ids in the wanted order.' }) ids: string[],
  ) {
    return { rooms: await this.service.reorder(viewer, ids) };
  }

  @Mutation(() => RoomPayload, { description: 'Puts a member on the list of a room; admins only.' })
  async roomMemberSet(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The room.' }) id: string,
    @Args('memberId', { type: () => ID, description: 'The member.' }) memberId: string,
    @Args('role', { type: () => RoomRoleEnum, description: 'What he is there.' }) role: RoomRole,
  ) {
    return { room: await this.roomMembers.set(viewer, id, memberId, role) };
  }

  @Mutation(() => RoomPayload, {
    description: 'Takes a member off the list of a room; admins only.',
  })
  async roomMemberRemove(
    @CurrentViewer() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The room.' }) id: string,
    @Args('memberId', { type: () => ID, description: 'The member.' }) memberId: string,
  ) {
    return { room: await this.roomMembers.remove(viewer, id, memberId) };
  }
}

@Resolver(() => RoomMemberType)
export class RoomMembersResolver {
  constructor(private readonly memberById: MemberById) {}

  @ResolveField(() => MemberType, { description: 'The member.' })
  member(@Parent() place: RoomMember, @Context() context: RequestContext) {
    return this.memberById.load(context, place.memberId);
  }
}
