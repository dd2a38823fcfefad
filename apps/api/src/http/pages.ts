import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { ReadersService } from '@parvis/forum';
import { PreviousPaths } from '@parvis/importer';
import { CONFIG, type Config } from '@parvis/kernel';
import { RequestContexts } from '../graphql/request-contexts.js';
import { captureResponse } from './captured-response.js';
import { clientAddress } from './client-address.js';
import { forgetReader, isForEveryone } from './for-everyone.js';
import { bestEncoding, type CachedPage, compress, PageCache } from './page-cache.js';
import { PageRequests } from './page-requests.js';
import { chooseLocale, chosenTheme } from './preferences.js';

/** Renders a page; SvelteKit's handler has this shape. */
export type PageHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/** Headers by which SvelteKit learns the address, since a client may write any Host it likes. */
export const HOST_HEADER = 'x-parvis-host';
export const PROTOCOL_HEADER = 'x-parvis-protocol';
/** Headers by which a page tells the cache what it was made of; they never leave the house. */
const DEPENDS_HEADER = 'x-parvis-depends';
const THREAD_HEADER = 'x-parvis-thread';

/** Answers page requests: from memory for anonymous readers where it can, else by rendering. */
@Injectable()
export class Pages {
  private handler: PageHandler | null = null;
  private readonly rendering = new Map<string, Promise<CachedPage | null>>();
  private readonly site: URL;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly cache: PageCache,
    private readonly contexts: RequestContexts,
    private readonly requests: PageRequests,
    private readonly readers: ReadersService,
    private readonly previousPaths: PreviousPaths,
  ) {
    this.site = new URL(config.siteUrl);
  }

  /** Hands over the built pages; until then every page answers 503. */
  use(handler: PageHandler): void {
    this.handler = handler;
  }

  /** Null when it is done already: what is kept is sent without so much as a promise. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<void> | null {
    const handler = this.handler;
    if (!handler) {
      response.writeHead(503, { 'retry-after': '5' }).end();
      return null;
    }
    if (request.url?.startsWith('/_app/')) {
      this.nameAddress(request);
      handler(request, response, () => lost(response));
      return null;
    }
    if (isForEveryone(request.url)) forgetReader(request);
    const key = this.cacheKey(request);
    const cached = key && this.cache.get(key);
    if (!cached) return this.make(request, response, key);
    this.send(request, response, cached);
    return null;
  }

  /** Renders a page, unless the same one is being rendered for another reader. */
  private async make(
    request: IncomingMessage,
    response: ServerResponse,
    key: string | null,
  ): Promise<void> {
    if (!key) return this.render(request, response, null);
    const made = await this.rendering.get(key);
    if (made) return this.send(request, response, made);
    const work = this.renderOnce(key, request, response);
    this.rendering.set(key, work);
    await work.finally(() => this.rendering.delete(key));
  }

  private renderOnce(
    key: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<CachedPage | null> {
    return new Promise((resolve, reject) => {
      this.render(request, response, key, resolve).catch(reject);
    });
  }

  /** Renders and sends; keeps the page under `key` when it says what it depends on. */
  private async render(
    request: IncomingMessage,
    response: ServerResponse,
    key: string | null,
    done: (page: CachedPage | null) => void = () => undefined,
  ): Promise<void> {
    this.nameAddress(request);
    const mark = this.cache.mark();
    request.parvis = await this.requests.bind(request, response);
    captureResponse(response, (status, headers, body) => {
      const depends = headers[DEPENDS_HEADER];
      const threadNumber = Number(headers[THREAD_HEADER]) || null;
      delete headers[DEPENDS_HEADER];
      delete headers[THREAD_HEADER];
      if (key && status === 200 && depends && !headers['set-cookie']) {
        const page = { headers, body, dependsOn: String(depends).split(' '), threadNumber };
        const cached = this.cache.put(key, page, mark);
        this.send(request, response, cached);
        done(cached);
      } else {
        if (threadNumber) this.countView(request, threadNumber);
        done(null);
        const answer = () => sendOnce(request, response, status, headers, body);
        if (status === 404) this.leadOn(request, response, answer);
        else answer();
      }
    });
    response.once('close', () => done(null));
    this.handler!(request, response, () => lost(response));
  }

  /** What is nowhere may have an address from before an import; else `answer` says so. */
  private leadOn(request: IncomingMessage, response: ServerResponse, answer: () => void): void {
    const found = this.contexts
      .viewerOf(request)
      .then((viewer) => this.previousPaths.find(viewer, request.url ?? '/'));
    found.then(
      (address) => {
        if (address) response.writeHead(301, { location: address }).end();
        else answer();
      },
      () => answer(),
    );
  }

  private send(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
    if (page.threadNumber) this.countView(request, page.threadNumber);
    if (request.headers['if-none-match'] === page.etag) {
      response.writeHead(304, page.notModified).end();
      return;
    }
    const encoding = bestEncoding(request.headers['accept-encoding'] as string | undefined);
    const { headers, body } = page.answers[encoding];
    response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
  }

  /** Anonymous reads share a page by address, language and theme; all else is rendered. */
  private cacheKey(request: IncomingMessage): string | null {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    if (this.cache.isOff || this.contexts.claimsSession(request)) return null;
    const { headers } = request;
    const locale = chooseLocale(headers);
    const host = this.config.siteUrlIsSet ? '' : headers.host;
    return `${locale} ${chosenTheme(headers)} ${host} ${request.url}`;
  }

  private countView(request: IncomingMessage, threadNumber: number): void {
    if (request.method !== 'GET') return;
    this.readers.seen(threadNumber, {
      memberId: request.parvis?.viewer?.memberId ?? null,
      address: clientAddress(request, this.config.trustedProxies),
      userAgent: request.headers['user-agent'] ?? '',
    });
  }

  private nameAddress(request: IncomingMessage): void {
    const { headers } = request;
    const given = this.config.siteUrlIsSet || !headers.host;
    headers[HOST_HEADER] = given ? this.site.host : headers.host;
    headers[PROTOCOL_HEADER] = given ? this.site.protocol.slice(0, -1) : 'http';
  }
}

function lost(response: ServerResponse): void {
  response.writeHead(404).end();
}

/** Sends a page that is nobody else's, compressed for this client. */
function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string | string[]>,
  body: Buffer,
): void {
  const encoding = bestEncoding(request.headers['accept-encoding'] as string | undefined);
  const answer: Record<string, string | string[] | number> = {
    'cache-control': 'private, no-store',
    ...headers,
    vary: 'accept-encoding, accept-language, cookie',
  };
  let sent = body;
  if (encoding !== 'identity' && body.length > 1_000 && !headers['content-encoding']) {
    sent = compress(body, encoding, false);
    answer['content-encoding'] = encoding;
  }
  answer['content-length'] = sent.length;
  response.writeHead(status, answer).end(request.method === 'HEAD' ? undefined : sent);
}
