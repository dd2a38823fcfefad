import { Injectable } from '@nestjs/common';
import { Broadcast, Database, ensure, Outbox, type Viewer } from '@parvis/kernel';
import { RoomsRepository } from '../rooms/rooms.repository.js';
import { RoomsService } from '../rooms/rooms.service.js';
import { ThreadTagging } from '../tags/thread-tagging.service.js';
import { PlaceLocks } from '../threads/place-locks.js';
import type { Thread } from '../threads/thread.entity.js';
import { threadFacts, threadHints } from '../threads/thread.events.js';
import { threadPolicy } from '../threads/thread.policy.js';
import { ThreadsService } from '../threads/threads.service.js';
import { MovesRepository } from './moves.repository.js';

/** Puts threads into other rooms. */
@Injectable()
export class RoomMovesService {
  constructor(
    private readonly db: Database,
    private readonly moves: MovesRepository,
    private readonly threads: ThreadsService,
    private readonly rooms: RoomsRepository,
    private readonly roomsService: RoomsService,
    private readonly locks: PlaceLocks,
    private readonly tagging: ThreadTagging,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
  ) {}

  /**
   * From now on the other room decides who sees the thread and who replies. A pin does not come
   * along, since it belongs to the room.
   */
  async move(viewer: Viewer, id: string, roomId: string): Promise<Thread> {
    return this.db.tx(async () => {
      await this.moves.takeTurn([id]);
      const { thread: found, room: from } = await this.threads.visible(viewer, id);
      const to = await this.roomsService.visible(viewer, roomId);
      const [thread] = await this.locks.take({ rooms: [to.id], threads: [found] });
      ensure(threadPolicy.move(viewer, thread!, from, to));
      await this.write(thread!, to.id);
      const facts = { ...threadFacts(thread!), fromRoomId: from.id };
      await this.outbox.publish('thread.moved', facts, viewer.memberId);
      await this.broadcast.sendAll(threadHints(thread!));
      return thread!;
    });
  }

  private async write(thread: Thread, roomId: string): Promise<void> {
    const posts = thread.replyCount + 1;
    await this.moves.shiftRooms([
      { id: thread.roomId, threads: -1, posts: -posts },
      { id: roomId, threads: 1, posts },
    ]);
    await this.moves.setRoom(thread.id, roomId);
    await this.rooms.refreshActivity([thread.roomId, roomId]);
    await this.tagging.refresh([thread.id]);
    Object.assign(thread, { roomId, pinnedAt: null });
  }
}
