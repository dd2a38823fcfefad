import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import {
  addressKey,
  CONFIG,
  isSignedIn,
  Limits,
  type RunningConfig,
  type SignedInViewer,
} from '@parvis/kernel';
import { RequestContexts } from '../graphql/request-contexts.js';
import { isForeign } from '../http/api-rules.js';
import { clientAddress } from '../http/client-address.js';

/** Connections one address may ask for; a page asks for one and comes back when it is lost. */
const HANDSHAKES = { name: 'live-handshake', points: 120, seconds: 60 };

/** Says who may open a socket: members, from our own pages. */
@Injectable()
export class Handshakes {
  constructor(
    @Inject(CONFIG) private readonly config: RunningConfig,
    private readonly contexts: RequestContexts,
    private readonly limits: Limits,
  ) {}

  /** Who asks; null when he may not. A browser names its page's origin, other programs name none. */
  async admit(request: IncomingMessage): Promise<SignedInViewer | null> {
    if (isForeign(request.headers, this.config)) return null;
    if (!this.contexts.claimsSession(request)) return null;
    const address = clientAddress(request, this.config.trustedProxies);
    await this.limits.consume(HANDSHAKES, addressKey(address));
    return this.viewerOf(request);
  }

  /** Who he is now, with the rights of now. */
  async viewerOf(request: IncomingMessage): Promise<SignedInViewer | null> {
    const viewer = await this.contexts.viewerOf(request);
    return isSignedIn(viewer) ? viewer : null;
  }
}
