import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Broadcast, CONFIG, type Config, type Hint } from '@parvis/kernel';
import { LRUCache } from 'lru-cache';

/** Relative times ("3 hours ago") and hot lists grow old even when nothing happens. */
const TTL_MS = 60_000;

export type Encoding = 'br' | 'gzip' | 'identity';

/** A rendered page as it leaves the house, once per encoding; headers as `writeHead` takes them. */
export interface CachedPage {
  etag: string;
  answers: Record<Encoding, { headers: string[]; body: Buffer }>;
  notModified: string[];
  /** Number of the thread whose views a hit counts towards. */
  threadNumber: number | null;
}

/** What a page was made of; a hint about any of these drops it. */
export interface RenderedPage {
  headers: Record<string, string | string[]>;
  body: Buffer;
  dependsOn: string[];
  threadNumber: number | null;
}

/**
 * Keeps the pages of anonymous readers in memory. A page names what it depends on
 * (`thread:1042`, `lists`); a change to one of these, told by any process, drops it. A page
 * that was being rendered while a hint arrived is not kept, because it may show the old state.
 */
@Injectable()
export class PageCache implements OnModuleInit {
  readonly isOff: boolean;
  private readonly pages: LRUCache<string, CachedPage>;
  private readonly keysOf = new Map<string, Set<string>>();
  private readonly dependenciesOf = new Map<string, string[]>();
  private readonly droppedAt = new Map<string, number>();
  private drops = 0;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly broadcast: Broadcast,
  ) {
    this.isOff = config.pageCacheMegabytes === 0;
    this.pages = new LRUCache({
      maxSize: Math.max(1, config.pageCacheMegabytes) * 1024 * 1024,
      ttl: TTL_MS,
      sizeCalculation: ({ answers: { br, gzip, identity } }) =>
        br.body.length + gzip.body.length + identity.body.length + 8_000,
      dispose: (_page, key) => this.forget(key),
    });
  }

  onModuleInit(): void {
    for (const topic of ['thread', 'room', 'tag', 'member', 'lists', 'settings']) {
      this.broadcast.on(topic, (hint) => this.heed(hint));
    }
    this.broadcast.onResync(() => this.clear());
  }

  get(key: string): CachedPage | undefined {
    return this.pages.get(key);
  }

  /** A mark to be handed back with the page, so that changes in between are noticed. */
  mark(): number {
    return this.drops;
  }

  /** Compresses a page and keeps it, unless something it depends on changed since `mark`. */
  put(key: string, page: RenderedPage, mark: number): CachedPage {
    const cached = packed(page);
    const stale = [...page.dependsOn, '*'].some((name) => (this.droppedAt.get(name) ?? 0) > mark);
    if (!stale) {
      this.pages.set(key, cached);
      this.dependenciesOf.set(key, page.dependsOn);
      for (const name of page.dependsOn) {
        const keys = this.keysOf.get(name) ?? new Set();
        this.keysOf.set(name, keys.add(key));
      }
    }
    return cached;
  }

  clear(): void {
    this.droppedAt.clear();
    this.droppedAt.set('*', ++this.drops);
    this.pages.clear();
  }

  /** Rooms and settings stand on every page; the rest drops only what names it. */
  private heed({ topic, id }: Hint): void {
    if (topic === 'settings' || topic === 'room') this.clear();
    else this.drop(topic === 'lists' ? 'lists' : `${topic}:${id}`);
  }

  private drop(name: string): void {
    if (this.droppedAt.size > 10_000) this.clear();
    this.droppedAt.set(name, ++this.drops);
    for (const key of [...(this.keysOf.get(name) ?? [])]) this.pages.delete(key);
  }

  private forget(key: string): void {
    for (const name of this.dependenciesOf.get(key) ?? []) {
      const keys = this.keysOf.get(name);
      keys?.delete(key);
      if (keys?.size === 0) this.keysOf.delete(name);
    }
    this.dependenciesOf.delete(key);
  }
}

/**
 * The page in every encoding, headers written out, so that a hit costs little more than its
 * socket. The tag is of the content: equal pages answer 304.
 */
function packed({ headers, body, threadNumber }: RenderedPage): CachedPage {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const { 'content-length': _uncompressed, ...own } = headers;
  const common = flat({
    ...own,
    etag,
    'cache-control': 'no-cache',
    vary: 'accept-encoding, accept-language, cookie',
  });
  const answer = (bytes: Buffer, encoding: Encoding) => ({
    headers: [
      ...common,
      ...(encoding === 'identity' ? [] : ['content-encoding', encoding]),
      ...['content-length', String(bytes.length)],
    ],
    body: bytes,
  });
  return {
    etag,
    answers: {
      identity: answer(body, 'identity'),
      gzip: answer(compress(body, 'gzip', true), 'gzip'),
      br: answer(compress(body, 'br', true), 'br'),
    },
    notModified: common,
    threadNumber,
  };
}

const flat = (headers: Record<string, string | string[]>): string[] =>
  Object.entries(headers).flatMap(([name, value]) => [value].flat().flatMap((one) => [name, one]));

/** Compresses well what is kept, and fast what is sent once. */
export function compress(
  body: Buffer,
  encoding: Exclude<Encoding, 'identity'>,
  isKept: boolean,
): Buffer {
  if (encoding === 'gzip') return gzipSync(body, { level: isKept ? 7 : 2 });
  const quality = isKept ? 6 : 1;
  return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

/** The best encoding the client takes. */
export function bestEncoding(header: string | undefined): Encoding {
  if (!header) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(header)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/.test(header) ? 'gzip' : 'identity';
}
