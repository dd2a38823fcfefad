import { Injectable } from '@nestjs/common';
import {
  ANONYMOUS,
  Broadcast,
  Clock,
  Database,
  isSignedIn,
  isUuid,
  notFound,
  Outbox,
  Scheduled,
  signedIn,
  uuidv7,
  type Viewer,
} from '@parvis/kernel';
import { type Client, storable } from './client.js';
import { ABSOLUTE_MS, IDLE_MS, type Session, TOUCH_MS } from './session.entity.js';
import { SESSION_HINT } from './session.events.js';
import { newSessionToken, tokenHash } from './session-token.js';
import { type SessionRow, SessionsRepository } from './sessions.repository.js';

/** Who is signed in where. The token is in the browser's cookie; here is only its hash. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
    private readonly broadcast: Broadcast,
    private readonly clock: Clock,
  ) {}

  /**
   * Who holds this token, by one prepared statement; anonymous when it is unknown, ended or
   * expired. The rooms are the forum's to add.
   */
  async viewerOf(token: string): Promise<Viewer> {
    const hash = tokenHash(token);
    if (!hash) return ANONYMOUS;
    const now = this.clock.now();
    const row = await this.sessions.open(hash, {
      now,
      idleSince: before(now, IDLE_MS),
      staleSince: before(now, TOUCH_MS),
    });
    if (!row) return ANONYMOUS;
    if (row.stale) await this.sessions.touch(row.sessionId!, now);
    return viewerFrom(row, now);
  }

  /** The same without a session, for work done in a member's name. */
  async viewerOfMember(memberId: string): Promise<Viewer> {
    const row = await this.sessions.ofMember(memberId);
    return row ? viewerFrom(row, this.clock.now()) : ANONYMOUS;
  }

  /**
   * Begins a session under a new token, which is the answer and is never seen again. A session
   * that the browser had before ends, whoever's it was.
   */
  async start(memberId: string, client: Client, earlier: Viewer = ANONYMOUS): Promise<string> {
    const token = newSessionToken();
    const now = this.clock.now();
    const session: Session = {
      id: uuidv7(now.getTime()),
      memberId,
      ...storable(client),
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + ABSOLUTE_MS),
    };
    await this.db.tx(async () => {
      if (isSignedIn(earlier) && earlier.sessionId) {
        await this.end(earlier.memberId, { only: earlier.sessionId }, earlier.memberId);
      }
      await this.sessions.insert(session, tokenHash(token)!);
      const started = { memberId, sessionId: session.id };
      await this.outbox.publish('session.started', started, memberId);
    });
    return token;
  }

  async list(viewer: Viewer): Promise<Session[]> {
    if (!isSignedIn(viewer)) return [];
    const now = this.clock.now();
    return this.sessions.list(viewer.memberId, now, before(now, IDLE_MS));
  }

  /** Ends the session the viewer uses; quiet when there is none. */
  async signOut(viewer: Viewer): Promise<void> {
    if (!isSignedIn(viewer) || !viewer.sessionId) return;
    await this.end(viewer.memberId, { only: viewer.sessionId }, viewer.memberId);
  }

  async revoke(viewer: Viewer, sessionId: string): Promise<void> {
    const { memberId } = signedIn(viewer);
    const ended = isUuid(sessionId) ? await this.end(memberId, { only: sessionId }, memberId) : [];
    if (ended.length === 0) throw notFound('session');
  }

  /** Ends every session but the one the viewer uses; answers how many. */
  async revokeOthers(viewer: Viewer): Promise<number> {
    const { memberId, sessionId } = signedIn(viewer);
    const ended = await this.end(memberId, { except: sessionId }, memberId);
    return ended.length;
  }

  /** Ends a member's sessions because his password changed; joins the caller's transaction. */
  async revokeAll(memberId: string, except: string | null = null): Promise<void> {
    await this.end(memberId, { except }, null);
  }

  @Scheduled('41 3 * * *')
  async forgetExpired(): Promise<void> {
    const now = this.clock.now();
    await this.sessions.forgetExpired(now, before(now, IDLE_MS));
  }

  private end(
    memberId: string,
    which: Parameters<SessionsRepository['end']>[1],
    actorId: string | null,
  ): Promise<string[]> {
    return this.db.tx(async () => {
      const sessionIds = await this.sessions.end(memberId, which);
      if (sessionIds.length > 0) {
        await this.outbox.publish('session.ended', { memberId, sessionIds }, actorId);
        await this.broadcast.send(SESSION_HINT, memberId);
      }
      return sessionIds;
    });
  }
}

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

function viewerFrom({ stale: _stale, ...row }: SessionRow, now: Date): Viewer {
  const { roomIds, moderatedRoomIds } = ANONYMOUS;
  const inForce = (until: Date | null) => (until && until > now ? until : null);
  return {
    ...row,
    silencedUntil: inForce(row.silencedUntil),
    suspendedUntil: inForce(row.suspendedUntil),
    roomIds,
    moderatedRoomIds,
  };
}
