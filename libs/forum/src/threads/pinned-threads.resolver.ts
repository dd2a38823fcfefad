import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { RoomType } from '../rooms/room.type.js';
import type { Thread } from './thread.entity.js';
import { ThreadType } from './thread.type.js';
import { PinnedThreadsByRoom } from './threads.loader.js';

/** Pinned threads stand beside the list and not in its order, which stays one keyset. */
@Resolver(() => RoomType)
export class PinnedThreadsResolver {
  constructor(private readonly pinnedByRoom: PinnedThreadsByRoom) {}

  @ResolveField(() => [ThreadType], {
    description: 'At most ten, the latest pin first; `threads(skipPinned: true)` leaves them out.',
  })
  async pinnedThreads(@Parent() room: Room, @Context() context: RequestContext): Promise<Thread[]> {
    return (await this.pinnedByRoom.load(context, room.id)) ?? [];
  }
}
