import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { MEMBER_HINT, SESSION_HINT } from '@parvis/identity';
import { Broadcast } from '@parvis/kernel';
import { REVIEW_HINT, REVIEW_LEFT_HINT, ReviewablesRepository } from '@parvis/moderation';
import { NOTIFICATIONS_HINT } from '@parvis/notify';
import { LiveSockets } from './live-sockets.js';
import { memberRoomOf, REVIEW_ROOM, reviewRoomOf } from './review-rooms.js';

/** Hints of this long are gathered, so that a flood of flags is one look-up and not thousands. */
const GATHER_MS = 50;
const BATCH = 500;

/**
 * Carries what processes tell each other by NOTIFY to the sockets of this one. Each process hears
 * all of it, so it does not matter where a change was made.
 */
@Injectable()
export class LiveHints implements OnModuleInit {
  private readonly logger = new Logger(LiveHints.name);
  private readonly gathered = new Set<string>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly broadcast: Broadcast,
    private readonly sockets: LiveSockets,
    private readonly reviewables: ReviewablesRepository,
  ) {}

  onModuleInit(): void {
    const { broadcast, sockets } = this;
    broadcast.on(REVIEW_HINT, ({ id }) => this.gather(id));
    broadcast.on(REVIEW_LEFT_HINT, ({ id: left }) => {
      const [id, roomId] = left.split(' ') as [string, string];
      sockets.tell([reviewRoomOf(roomId)], { topic: 'review', id, roomId, gone: true });
    });
    broadcast.on(NOTIFICATIONS_HINT, ({ id }) =>
      sockets.tell([memberRoomOf(id)], { topic: 'notifications', id }),
    );
    // A session ended, a role or a sanction changed; and who moderates a room changed.
    broadcast.on(SESSION_HINT, ({ id }) => sockets.recheck(id));
    broadcast.on(MEMBER_HINT, ({ id }) => sockets.recheck(id));
    broadcast.on('room', () => sockets.recheckAll('reviewing'));
    broadcast.onResync(() => sockets.recheckAll());
  }

  private gather(reviewableId: string): void {
    if (!this.sockets.areReviewing) return;
    this.gathered.add(reviewableId);
    this.timer ??= setTimeout(() => void this.pass(), GATHER_MS).unref();
  }

  private async pass(): Promise<void> {
    this.timer = null;
    const ids = [...this.gathered];
    this.gathered.clear();
    try {
      for (let at = 0; at < ids.length; at += BATCH) {
        const items = await this.reviewables.byIds(ids.slice(at, at + BATCH));
        for (const { id, roomId } of items) {
          const rooms = roomId ? [REVIEW_ROOM, reviewRoomOf(roomId)] : [REVIEW_ROOM];
          this.sockets.tell(rooms, { topic: 'review', id, roomId });
        }
      }
    } catch (error) {
      this.logger.warn(`hints of the queue were lost: ${(error as Error).message}`);
    }
  }
}
