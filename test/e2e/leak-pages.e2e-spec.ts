import { existsSync } from 'node:fs';
import { SessionCookie, Sessions } from '@parvis/identity';
import { type ClosedWorld, closedWorld } from '../support/canaries.js';
import { ADDRESSES, OTHER_ADDRESSES, pageRoutes } from '../support/page-routes.js';
import { OUTSIDERS, PRINCIPALS, type PrincipalName } from '../support/principals.js';
import { indexAll } from '../support/search-behaviour.js';
import { type ServingProcess, startServing } from '../support/serving.js';
import { type World, world } from '../support/world.js';

const isBuilt = existsSync(new URL('../../dist/web/handler.js', import.meta.url));
const withPages = isBuilt ? describe : describe.skip;

/** Anonymous readers come last and twice: by then every page that may be kept is kept. */
const VISITORS: PrincipalName[] = [...PRINCIPALS.slice(1).reverse(), 'anonymous', 'anonymous'];

let w: World;
let closed: ClosedWorld;
let server: ServingProcess;
let addresses: string[];
const cookies = new Map<PrincipalName, string>();
const met = new Map<PrincipalName, Set<string>>();

beforeAll(async () => {
  if (!isBuilt) return;
  w = await world();
  closed = await closedWorld(w);
  await indexAll({ w });
  const { threads, posts } = closed;
  await w.db.rows('insert into previous_paths (path, thread_id) values ($1, $2)', [
    '/old/closed-thread',
    threads.closed.id,
  ]);
  await w.db.rows('insert into previous_paths (path, post_id) values ($1, $2)', [
    '/old/closed-post',
    posts.closed,
  ]);
  const { name: cookie } = w.app.nest.get(SessionCookie);
  for (const name of PRINCIPALS.slice(1)) {
    const client = { address: '127.0.0.1', userAgent: 'jest' };
    const token = await w.app.nest.get(Sessions).start(closed.who[name]!.id, client);
    cookies.set(name, `${cookie}=${token}`);
  }
  addresses = [...Object.values(ADDRESSES), OTHER_ADDRESSES].flatMap((of) => of(closed));
  server = await startServing(w.config.dataDir, 'walnut-harbour-29', {
    DATABASE_URL: w.config.databaseUrl,
    PARVIS_ROLES: 'web',
  });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await w?.close();
});

interface Answer {
  status: number;
  text: string;
  cacheable: boolean;
}

/** Status, headers and body of an address and of where it leads: all that a reader could learn. */
async function visit(name: PrincipalName, path: string, hops = 2): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, {
    redirect: 'manual',
    headers: { cookie: cookies.get(name) ?? '', 'accept-language': 'en' },
  });
  const headers = [...response.headers].map((pair) => pair.join(': ')).join('\n');
  const text = `${headers}\n${await response.text()}`;
  const cacheable = !/private|no-store/.test(response.headers.get('cache-control') ?? '');
  const next = response.headers.get('location');
  if (!next?.startsWith('/') || hops === 0) return { status: response.status, text, cacheable };
  const target = await visit(name, next, hops - 1);
  return { ...target, text: `${text}\n${target.text}` };
}

/** What differs between any two answers: ids of requests, the address itself, times and sizes. */
const masked = ({ status, text }: Answer, path: string) =>
  `${status} ${text}`
    .replaceAll(path, 'PATH')
    .replaceAll(encodeURIComponent(path), 'PATH')
    .replaceAll(JSON.stringify(path).slice(1, -1), 'PATH')
    .replace(/^(date|etag|content-length|x-request-id|content-security-policy): .*$/gm, '')
    .replace(/name="formToken" value="[^"]*"/g, 'FORM')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\/t\/\d+|number:\s*"?\d+"?|__sveltekit_\w+|[?&]id=\w+/g, 'N');

describe('every route of the pages', () => {
  it('is visited by the leak matrix', () => {
    expect(pageRoutes()).toEqual(Object.keys(ADDRESSES).sort());
  });
});

withPages(`what the pages show${isBuilt ? '' : ' (skipped: dist/web is not built)'}`, () => {
  it('is nothing that is not for the reader, also out of the cache', async () => {
    const leaks: string[] = [];
    for (const name of VISITORS) {
      const heard = met.get(name) ?? new Set();
      met.set(name, heard);
      for (const path of addresses) {
        const { status, text, cacheable } = await visit(name, path);
        if (status >= 500 && path !== '/readyz') leaks.push(`${path} fails for ${name}: ${status}`);
        if (
          name !== 'anonymous' &&
          cacheable &&
          status === 200 &&
          /^content-type: text\/html/m.test(text)
        ) {
          leaks.push(`${path} of ${name} may be kept by caches`);
        }
        for (const { token, readers } of closed.canaries) {
          if (!text.includes(token) || path.includes(token)) continue;
          heard.add(token);
          if (!readers.has(name)) leaks.push(`${path} tells ${name} ${token}`);
        }
        if (name === 'anonymous' && text.includes('sign-out')) leaks.push(`${path} is another's`);
      }
    }
    expect(leaks).toEqual([]);
  }, 600_000);

  it('is all that a reader should see, so that silence means something', () => {
    const kinds = (name: PrincipalName) =>
      new Set([...met.get(name)!].map((token) => token.replace(/-\d+$/, '')));
    expect([...kinds('insider')]).toEqual(
      expect.arrayContaining(
        'title post opening roomname roomslug roomdescription tag tagtext revision reason'
          .split(' ')
          .map((kind) => `cnry-${kind}`),
      ),
    );
    expect([...kinds('author')]).toEqual(
      expect.arrayContaining(['203.0.113.177', 'cnry-mail-author', 'cnry-pending']),
    );
    expect(met.get('admin')).toContain('ranking.waitingHours');
    for (const name of OUTSIDERS.slice(1)) expect([...kinds(name)]).toContain('cnry-post');
  });

  it('does not tell the hidden from what is not there', async () => {
    const { threads, rooms, tags } = closed;
    const pairs = [threads.closed, threads.closedRemoved, threads.removed].flatMap(({ number }) =>
      ['', '/x', '/x/2', '/x/2/edit', '/x/2/revisions', '/x/2/withdraw', '/x/moderate'].map(
        (end) => [`/t/${number}${end}`, `/t/999999${end}`],
      ),
    );
    const [unknownId, { cases }] = ['01a00000-0000-7000-8000-000000000000', closed];
    for (const path of ['/moderation/cases/', '/moderation/items/', '/moderation?item=']) {
      pairs.push([path + cases.reviewables.closed, path + unknownId]);
    }
    pairs.push([`/statements/${cases.statements.closed.number}`, '/statements/999999']);
    pairs.push([`/r/${rooms.closed.slug}`, '/r/cnry-roomslug-99']);
    pairs.push([`/tags/${tags.closed.slug}`, '/tags/cnry-tag-999']);
    pairs.push([`/ask?room=${rooms.closed.slug}`, '/ask?room=cnry-roomslug-99']);
    pairs.push(['/old/closed-thread', '/old/no-such-path']);
    pairs.push(['/old/closed-post', '/old/no-such-post']);
    const told: string[] = [];
    for (const [hidden, unknown] of pairs as [string, string][]) {
      for (const name of ['anonymous', 'trusted', 'exMember'] as const) {
        const one = masked(await visit(name, hidden), hidden);
        const other = masked(await visit(name, unknown), unknown);
        if (one !== other) told.push(`${hidden} as ${name}: ${firstDifference(one, other)}`);
      }
    }
    expect(told).toEqual([]);
  }, 300_000);

  it('is gone for who left the room, with the next request', async () => {
    const { who, rooms, threads } = closed;
    const path = `/t/${threads.closed.number}`;
    await w.roomMember(rooms.closed, who.exMember);
    const inside = (await visit('exMember', path)).status;
    await w.db.rows('delete from room_members where member_id = $1', [who.exMember.id]);
    expect([inside, (await visit('exMember', path)).status]).toEqual([200, 404]);
  });
});

function firstDifference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  return `${one.slice(Math.max(0, at - 60), at + 60)} / ${other.slice(Math.max(0, at - 60), at + 60)}`;
}
