import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ROUTES, type RouteName, refusal } from './shapes.js';
import {
  type Query,
  Refused,
  type Settings,
  type SmallDocument,
  SmallIndex,
} from './small-index.js';

interface Key {
  uid: string;
  key: string;
  actions: string[];
  indexes: string[];
}

type Answer = [status: number, body: unknown];
type Params = { uid: string; body: any; key: string | null; query: URLSearchParams };

const at = () => new Date().toISOString();
const missing = (uid: string): Answer => [
  404,
  refusal('index_not_found', 'invalid_request', `Index \`${uid}\` not found.`),
];

/**
 * A server on the loopback that speaks Meilisearch's documented API, as far as Parvis does. It
 * refuses a request of any other shape, and can be made to fail in every way a server fails.
 */
export class MeilisearchServer {
  readonly indexes = new Map<string, SmallIndex>();
  readonly keys: Key[] = [];
  readonly tasks: Record<string, unknown>[] = [];
  /** What was asked: the name of the route and the key it came with. */
  readonly requests: { route: RouteName; key: string | null; body: any }[] = [];
  /** Answers everything with this status instead. */
  failWith: number | null = null;
  /** Milliseconds before anything is answered. */
  delay = 0;
  /** Types of tasks that fail. */
  readonly failingTasks = new Set<string>();
  private server: Server | null = null;
  private port = 0;

  constructor(readonly masterKey = 'master-key-of-the-tests') {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Under the same address as before when it was stopped; what it held is still there. */
  async start(): Promise<void> {
    this.server = createServer((request, response) => void this.handle(request, response));
    await new Promise<void>((done) => this.server!.listen(this.port, '127.0.0.1', done));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((done) => this.server?.close(done));
    this.server = null;
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.delay) await new Promise((done) => setTimeout(done, this.delay));
    const text = Buffer.concat(chunks).toString();
    const [status, body] = this.failWith
      ? ([this.failWith, refusal('internal', 'internal')] as Answer)
      : this.answer(request, text ? JSON.parse(text) : null);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  }

  private answer({ method, url = '/', headers }: IncomingMessage, body: any): Answer {
    const { pathname, searchParams } = new URL(url, this.url);
    const found = Object.entries(ROUTES).find(
      ([, route]) => route.method === method && route.path.test(pathname),
    );
    if (!found) return [404, refusal('not_found')];
    const [name, route] = found as [RouteName, (typeof ROUTES)[RouteName]];
    const uid = route.path.exec(pathname)?.[1] ?? '';
    const key = headers.authorization?.replace(/^Bearer /, '') ?? null;
    this.requests.push({ route: name, key, body });
    const isOfIndex = pathname.startsWith('/indexes/');
    const denied = this.denied(key, route.action, isOfIndex ? [uid] : uidsOf(name, body));
    if (denied) return denied;
    if (route.body && !route.body(body)) return [400, refusal('bad_request')];
    if (!route.body && body !== null) return [400, refusal('bad_request')];
    try {
      return this[name]({ uid, body, key, query: searchParams });
    } catch (error) {
      if (error instanceof Refused) return [400, refusal(error.message)];
      throw error;
    }
  }

  private denied(key: string | null, action: string | null, uids: string[]): Answer | null {
    if (action === null) return null;
    if (key === null) return [401, refusal('missing_authorization_header', 'auth')];
    if (key === this.masterKey) return null;
    const known = this.keys.find((one) => one.key === key);
    const covers = (uid: string) =>
      known!.indexes.some((pattern) =>
        pattern.endsWith('*') ? uid.startsWith(pattern.slice(0, -1)) : uid === pattern,
      );
    const isAllowed = known?.actions.includes(action) && uids.every(covers);
    return isAllowed ? null : [403, refusal('invalid_api_key', 'auth')];
  }

  private health(): Answer {
    return [200, { status: 'available' }];
  }

  private getKey({ uid }: Params): Answer {
    const key = this.keys.find((one) => one.uid === uid || one.key === uid);
    return key ? [200, key] : [404, refusal('api_key_not_found')];
  }

  private createKey({ body }: Params): Answer {
    const key = { ...body, key: `limited-${body.uid}`, createdAt: at(), updatedAt: at() };
    this.keys.push(key);
    return [201, key];
  }

  private listIndexes({ query }: Params): Answer {
    const results = [...this.indexes].map(([uid, index]) => view(uid, index));
    const limit = Number(query.get('limit') ?? 20);
    return [200, { results: results.slice(0, limit), offset: 0, limit, total: results.length }];
  }

  private getIndex({ uid }: Params): Answer {
    const index = this.indexes.get(uid);
    return index ? [200, view(uid, index)] : missing(uid);
  }

  private createIndex({ body }: Params): Answer {
    return this.task('indexCreation', body.uid, () => {
      if (this.indexes.has(body.uid)) throw new Refused('index_already_exists');
      this.indexes.set(body.uid, new SmallIndex());
    });
  }

  private deleteIndex({ uid }: Params): Answer {
    return this.task('indexDeletion', uid, () => {
      if (!this.indexes.delete(uid)) throw new Refused('index_not_found');
    });
  }

  private updateSettings({ uid, body }: Params): Answer {
    return this.task('settingsUpdate', uid, () => {
      const index = this.made(uid);
      index.settings = { ...index.settings, ...(body as Settings) };
    });
  }

  private addDocuments({ uid, body }: Params): Answer {
    return this.task('documentAdditionOrUpdate', uid, () => {
      const index = this.made(uid);
      for (const document of body as SmallDocument[]) index.documents.set(document.id, document);
    });
  }

  private getDocuments({ uid, query }: Params): Answer {
    const index = this.indexes.get(uid);
    if (!index) return missing(uid);
    const [offset, limit] = [Number(query.get('offset') ?? 0), Number(query.get('limit') ?? 20)];
    const fields = query.get('fields')?.split(',');
    const results = [...index.documents.values()]
      .slice(offset, offset + limit)
      .map((document) =>
        Object.fromEntries(
          Object.entries(document).filter(([name]) => !fields || fields.includes(name)),
        ),
      );
    return [200, { results, offset, limit, total: index.documents.size }];
  }

  private deleteDocuments({ uid, body }: Params): Answer {
    return this.task('documentDeletion', uid, () => {
      for (const id of body as string[]) this.existing(uid).documents.delete(id);
    });
  }

  private search({ uid, body }: Params): Answer {
    const index = this.indexes.get(uid);
    return index ? [200, index.search(body as Query)] : missing(uid);
  }

  private multiSearch({ body }: Params): Answer {
    const results: unknown[] = [];
    for (const { indexUid, ...query } of body.queries as (Query & { indexUid: string })[]) {
      const [status, found] = this.search({ uid: indexUid, body: query } as Params);
      if (status !== 200) return [status, found];
      results.push({ indexUid, ...(found as object) });
    }
    return [200, { results }];
  }

  private swapIndexes({ body }: Params): Answer {
    return this.task('indexSwap', null, () => {
      for (const { indexes, rename } of body as { indexes: [string, string]; rename: boolean }[]) {
        const [a, b] = indexes;
        const [one, other] = [this.existing(a), this.indexes.get(b)];
        if (rename === Boolean(other))
          throw new Refused(rename ? 'index_already_exists' : 'index_not_found');
        this.indexes.set(b, one);
        if (other) this.indexes.set(a, other);
        else this.indexes.delete(a);
      }
    });
  }

  /** Work on several indexes is shown to none but keys of all indexes. */
  private getTask({ uid, key }: Params): Answer {
    const task = this.tasks[Number(uid)];
    const isShown = key === this.masterKey || task?.indexUid !== null;
    return task && isShown ? [200, task] : [404, refusal('task_not_found')];
  }

  /** Queued at once, done a moment later, in order. */
  private task(type: string, indexUid: string | null, work: () => void): Answer {
    const uid = this.tasks.length;
    const task: Record<string, unknown> = {
      ...{ uid, batchUid: null, indexUid, status: 'enqueued', type, canceledBy: null },
      ...{ details: null, error: null, duration: null, enqueuedAt: at() },
    };
    this.tasks.push(task);
    setTimeout(() => {
      try {
        if (this.failingTasks.has(type)) throw new Refused('internal');
        work();
        Object.assign(task, { status: 'succeeded', duration: 'PT0.001S', finishedAt: at() });
      } catch (error) {
        Object.assign(task, { status: 'failed', error: refusal((error as Error).message) });
      }
    }, 1);
    return [202, { taskUid: uid, indexUid, status: 'enqueued', type, enqueuedAt: at() }];
  }

  /** Documents and settings make the index they are sent to, as they do on the server. */
  private made(uid: string): SmallIndex {
    const index = this.indexes.get(uid) ?? new SmallIndex();
    this.indexes.set(uid, index);
    return index;
  }

  private existing(uid: string): SmallIndex {
    const index = this.indexes.get(uid);
    if (!index) throw new Refused('index_not_found');
    return index;
  }
}

const view = (uid: string, { createdAt }: SmallIndex) => ({
  ...{ uid, createdAt, updatedAt: createdAt, primaryKey: 'id' },
});

/** The indexes that a body names. */
function uidsOf(route: RouteName, body: any): string[] {
  if (route === 'createIndex') return [body?.uid ?? ''];
  if (route === 'swapIndexes') return (body ?? []).flatMap((swap: any) => swap.indexes ?? []);
  if (route === 'multiSearch') return (body?.queries ?? []).map((query: any) => query.indexUid);
  return [];
}
