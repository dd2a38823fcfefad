import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@parvis/kernel';
import type { Room } from '../rooms/room.entity.js';
import { roomPolicy } from '../rooms/room.policy.js';
import { RoomById } from '../rooms/rooms.loader.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadById } from '../threads/threads.loader.js';
import type { PostRow } from './post.entity.js';
import { PostById } from './posts.loader.js';

/** Rooms, threads and posts that other things point to, as far as the viewer may see them; else null. */
@Injectable()
export class VisibleContent {
  constructor(
    private readonly roomById: RoomById,
    private readonly threadById: ThreadById,
    private readonly postById: PostById,
  ) {}

  room(context: RequestContext, id: string | null): Room | null | Promise<Room | null> {
    if (!id) return null;
    return this.roomById.use(context, id, (room) =>
      room && !roomPolicy.see(context.viewer, room) ? room : null,
    );
  }

  async thread(context: RequestContext, id: string | null): Promise<Thread | null> {
    const thread = id ? await this.threadById.find(context, id) : null;
    const room = thread && (await this.roomById.find(context, thread.roomId));
    return room && !threadPolicy.see(context.viewer, thread, room) ? thread : null;
  }

  async post(context: RequestContext, id: string | null): Promise<PostRow | null> {
    const post = id ? await this.postById.find(context, id) : null;
    return post && (await this.thread(context, post.threadId)) ? post : null;
  }
}
