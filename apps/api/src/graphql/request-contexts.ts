import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { RoomMembersService } from '@parvis/forum';
import { SessionCookie, Sessions, tokenHash } from '@parvis/identity';
import { ANONYMOUS, CONFIG, type Config, type RequestContext, type Viewer } from '@parvis/kernel';
import { clientAddress } from '../http/client-address.js';
import { chooseLocale } from '../http/preferences.js';

/** Makes the context of a request: who looks, from where, in which language. */
@Injectable()
export class RequestContexts {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly roomMembers: RoomMembersService,
  ) {}

  async of(request: IncomingMessage, setCookie: (line: string) => void): Promise<RequestContext> {
    const viewer = await this.viewerOf(request);
    return {
      viewer,
      locale: chooseLocale(request.headers, viewer.locale),
      address: clientAddress(request, this.config.trustedProxies),
      userAgent: (request.headers['user-agent'] ?? '').slice(0, 500),
      requestId: randomUUID(),
      setCookie,
    };
  }

  /** Whether the request carries a session cookie at all; without one it is anonymous for sure. */
  claimsSession(request: IncomingMessage): boolean {
    return this.cookie.read(request.headers.cookie) !== null;
  }

  async viewerOf(request: IncomingMessage): Promise<Viewer> {
    const token = this.cookie.read(request.headers.cookie);
    const hash = token && tokenHash(token);
    if (!hash) return ANONYMOUS;
    const [viewer, rights] = await Promise.all([
      this.sessions.viewerOf(token),
      this.roomMembers.rightsOfSession(hash),
    ]);
    return viewer.memberId ? { ...viewer, ...rights } : viewer;
  }
}
