import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@parvis/kernel';
import { RoomById } from '../rooms/rooms.loader.js';
import { ThreadById } from '../threads/threads.loader.js';
import type { Post } from './post.entity.js';
import type { PostPlace } from './post.policy.js';

/** Thread and room of posts, which the rules on posts look at. */
@Injectable()
export class PlaceByPost {
  constructor(
    private readonly threadById: ThreadById,
    private readonly roomById: RoomById,
  ) {}

  /** Goes on with the place of a post: at once where the page was read as a whole. */
  use<Result>(
    context: RequestContext,
    post: Pick<Post, 'threadId'>,
    then: (place: PostPlace) => Result,
  ): Result | Promise<Awaited<Result>> {
    return this.threadById.use(context, post.threadId, (thread) =>
      this.roomById.use(context, thread!.roomId, (room) => then({ thread: thread!, room: room! })),
    ) as Result | Promise<Awaited<Result>>;
  }
}
