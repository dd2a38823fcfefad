import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type DefaultEventsMap, Server, type Socket } from 'socket.io';
import { Handshakes } from './handshakes.js';
import { memberRoomOf, reviewRooms } from './review-rooms.js';

/** Path of the socket on the site. */
export const LIVE_PATH = '/live';
/** The one thing a client says: that its page shows the queue. It may come with an acknowledgement. */
export const JOIN = 'moderation:join';
/** The one thing a client hears, with a `LiveHint`. */
export const HINT = 'hint';

/** What changed, never how: the client asks for it, and gets what it may see then. */
export type LiveHint =
  /** `gone` says that the case left that room: its moderators need not ask for it. */
  | { topic: 'review'; id: string; roomId: string | null; gone?: true }
  | { topic: 'notifications'; id: string };

interface Seat {
  memberId: string;
  /** Whether its page shows the queue. */
  wantsReview: boolean;
  joins: number;
  /** Counts the looks at its rights, so that an older answer never overrides a newer one. */
  looks: number;
}

interface Told {
  hint: (hint: LiveHint) => void;
}
type LiveServer = Server<DefaultEventsMap, Told, DefaultEventsMap, Seat>;
type LiveSocket = Socket<DefaultEventsMap, Told, DefaultEventsMap, Seat>;

const FRAME_MAX = 1_024;
const SOCKETS_PER_MEMBER = 20;
const JOINS_PER_SOCKET = 20;
/** Sessions also end by themselves, which nobody tells. */
const LOOK_AGAIN_MS = 5 * 60_000;

/**
 * Sockets on which members are told that something changed. A socket decides nothing: what it may
 * hear is asked of the policy when it comes, and again whenever a right of its member may be gone.
 */
@Injectable()
export class LiveSockets implements OnModuleDestroy {
  private readonly logger = new Logger(LiveSockets.name);
  private readonly byMember = new Map<string, Set<LiveSocket>>();
  /** Who was let in, until his socket is there. */
  private readonly admitted = new WeakMap<IncomingMessage, string>();
  private server: LiveServer | null = null;
  private lookAgain: NodeJS.Timeout | null = null;

  constructor(private readonly handshakes: Handshakes) {}

  /** Takes the upgrades of `http` to `LIVE_PATH`; all other requests go on as before. */
  attach(http: HttpServer): void {
    const server: LiveServer = new Server(http, {
      path: LIVE_PATH,
      transports: ['websocket'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: FRAME_MAX,
      connectTimeout: 10_000,
      allowRequest: (request, answer) => void this.admit(request, answer),
    });
    this.server = server;
    server.on('connection', (socket) => this.seat(socket));
    this.lookAgain = setInterval(() => this.recheckAll(), LOOK_AGAIN_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.lookAgain) clearInterval(this.lookAgain);
    this.server?.disconnectSockets(true);
    // Not the server itself: HTTP requests in flight still end on it.
    this.server?.engine.close();
  }

  /** Whether anybody here follows the queue. */
  get areReviewing(): boolean {
    for (const sockets of this.byMember.values()) {
      for (const { data } of sockets) if (data.wantsReview) return true;
    }
    return false;
  }

  tell(rooms: string[], hint: LiveHint): void {
    this.server?.to(rooms).emit(HINT, hint);
  }

  /** Looks at the rights of a member's sockets again. */
  recheck(memberId: string): void {
    for (const socket of this.byMember.get(memberId) ?? []) void this.look(socket);
  }

  recheckAll(which: 'all' | 'reviewing' = 'all'): void {
    for (const sockets of this.byMember.values()) {
      for (const socket of sockets) {
        if (which === 'all' || socket.data.wantsReview) void this.look(socket);
      }
    }
  }

  private async admit(
    request: IncomingMessage,
    answer: (error: string | null | undefined, success: boolean) => void,
  ): Promise<void> {
    const viewer = await this.handshakes.admit(request).catch(() => null);
    if (!viewer || (this.byMember.get(viewer.memberId)?.size ?? 0) >= SOCKETS_PER_MEMBER) {
      return answer('refused', false);
    }
    this.admitted.set(request, viewer.memberId);
    answer(null, true);
  }

  private seat(socket: LiveSocket): void {
    const memberId = this.admitted.get(socket.request)!;
    socket.data = { memberId, wantsReview: false, joins: 0, looks: 0 };
    const sockets = this.byMember.get(memberId) ?? new Set();
    this.byMember.set(memberId, sockets.add(socket));
    socket.onAny((event: unknown, ...values: unknown[]) => this.hear(socket, event, values.at(-1)));
    socket.on('error', () => socket.disconnect(true));
    socket.on('disconnect', () => this.leave(socket));
    // A right that went while it came in was told before it could be found here.
    void this.look(socket);
  }

  private hear(socket: LiveSocket, event: unknown, acknowledge: unknown): void {
    const { data } = socket;
    data.joins += 1;
    if (event !== JOIN || data.joins > JOINS_PER_SOCKET) {
      socket.disconnect(true);
      return;
    }
    data.wantsReview = true;
    void this.look(socket).then((joined) => {
      if (typeof acknowledge === 'function') acknowledge({ joined });
    });
  }

  /**
   * Gives the socket the rooms its member may hear of now and takes all others; without a session
   * it is closed. Answers whether it follows some of the queue.
   */
  private async look(socket: LiveSocket): Promise<boolean> {
    const { data } = socket;
    data.looks += 1;
    const look = data.looks;
    const viewer = await this.handshakes.viewerOf(socket.request).catch((error: Error) => {
      this.logger.warn(`a socket is closed, its rights cannot be read: ${error.message}`);
      return null;
    });
    if (look !== data.looks || socket.disconnected) return false;
    if (viewer?.memberId !== data.memberId) {
      socket.disconnect(true);
      return false;
    }
    const wanted = data.wantsReview ? reviewRooms(viewer) : [];
    const rooms = new Set([socket.id, memberRoomOf(viewer.memberId), ...wanted]);
    for (const room of socket.rooms) if (!rooms.has(room)) void socket.leave(room);
    await socket.join([...rooms]);
    return wanted.length > 0;
  }

  private leave(socket: LiveSocket): void {
    const { memberId } = socket.data;
    const sockets = this.byMember.get(memberId);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.byMember.delete(memberId);
  }
}
