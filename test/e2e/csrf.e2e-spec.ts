import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SessionCookie, Sessions } from '@parvis/identity';
import type { MemberRow, ThreadRow } from '../support/factories.js';
import { type ServingProcess, startServing } from '../support/serving.js';
import { type World, world } from '../support/world.js';

const ROUTES = fileURLToPath(new URL('../../apps/web/src/routes', import.meta.url));
const isBuilt = existsSync(new URL('../../dist/web/handler.js', import.meta.url));
const whenBuilt = isBuilt ? describe : describe.skip;

/** What a browser adds when another site makes it send something. */
const FOREIGN: [name: string, headers: Record<string, string>][] = [
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['no origin to speak of', { origin: 'null' }],
  ['a sibling of the host', { origin: 'http://forum.127.0.0.1.evil.example' }],
  ['another port', { origin: 'http://127.0.0.1:1' }],
  ['a cross-site fetch', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
];
const FORMS = [
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
];

let w: World;
let server: ServingProcess;
let ada: MemberRow;
let thread: ThreadRow;
let cookie: string;

beforeAll(async () => {
  if (!isBuilt) return;
  w = await world();
  ada = await w.member('ada', 'admin');
  thread = await w.thread(await w.room('room'), ada, { title: 'A thread', slug: 'a-thread' });
  await w.post(thread, ada);
  await w.tag('tag');
  const client = { address: '127.0.0.1', userAgent: 'jest' };
  const token = await w.app.nest.get(Sessions).start(ada.id, client);
  cookie = `${w.app.nest.get(SessionCookie).name}=${token}`;
  server = await startServing(w.config.dataDir, 'walnut-harbour-29', {
    DATABASE_URL: w.config.databaseUrl,
    PARVIS_ROLES: 'web',
  });
}, 120_000);
afterAll(async () => {
  await server?.stop();
  await w?.close();
});

const send = (path: string, headers: Record<string, string>, body: string, method = 'POST') =>
  fetch(`${server.url}${path}`, {
    method,
    redirect: 'manual',
    headers: { cookie, ...headers },
    ...(method !== 'GET' && { body }),
  });

/** Addresses of all pages that take a form, with the names of their actions. */
function actions(): string[] {
  const files = readdirSync(ROUTES, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('+page.server.ts'))
    .flatMap((file) => {
      const source = readFileSync(`${ROUTES}/${file}`, 'utf8');
      const [, body] = /export const actions[^=]*= \{\n([\s\S]*?)\n\};?/.exec(source) ?? [];
      if (body === undefined) return [];
      const names = [...body.matchAll(/^ {2}(?:async )?(\w+)\s*[:(,]/gm)].map(([, name]) => name!);
      const address = addressOf(file);
      return names.length
        ? names.map((n) => (n === 'default' ? address : `${address}?/${n}`))
        : [address];
    });
}

const addressOf = (file: string): string =>
  `/${file}`
    .replace(/\/\+page\.server\.ts$/, '')
    .replace(/\/\([^)]+\)/g, '')
    .replace('[number=integer]', String(thread.number))
    .replace(/\[?\[slug\]\]?/, 'a-thread')
    .replace(/\[?\[post=integer\]\]?/, '2')
    .replace('[room]', 'room')
    .replace('[tag]', 'tag')
    .replace('[handle]', 'ada') || '/';

/** All rows of all tables but when a session was last used. */
async function everything(): Promise<string> {
  const tables = await w.db.rows<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}:' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum
       from ${name} t`,
  );
  const rows = await w.db.rows<{ sum: string }>(parts.join(' union all '));
  return rows
    .map(({ sum }) => sum)
    .sort()
    .join('\n');
}

whenBuilt(`what another site makes a browser send${isBuilt ? '' : ' (skipped: no build)'}`, () => {
  const query = JSON.stringify({ query: 'mutation { signOut { wasSignedIn } }' });

  it.each(FOREIGN)('to the API is refused: %s', async (_name, headers) => {
    const json = { 'content-type': 'application/json' };
    const refused = await send('/graphql', { ...json, ...headers }, query);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await send(
      '/graphql',
      { ...headers, 'access-control-request-method': 'POST' },
      '',
      'OPTIONS',
    );
    expect(preflight.status).toBeGreaterThanOrEqual(400);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('to the API as a form, as text or as a link is refused, whatever its origin', async () => {
    for (const type of FORMS) {
      expect((await send('/graphql', { 'content-type': type }, query)).status).toBe(415);
    }
    const link = `/graphql?query=${encodeURIComponent('mutation { signOut { wasSignedIn } }')}`;
    expect([404, 405]).toContain((await send(link, {}, '', 'GET')).status);
    const { viewer } = await server.run('{ viewer { member { handle } } }', {}, cookie);
    expect(viewer.member.handle).toBe('ada');
  });

  it.each(FOREIGN)(
    'to any form of any page is refused and changes nothing: %s',
    async (_name, headers) => {
      const all = actions();
      expect(all.length).toBeGreaterThan(25);
      const before = await everything();
      const passed: string[] = [];
      for (const path of all) {
        for (const type of FORMS) {
          const { status } = await send(
            path,
            { 'content-type': type, ...headers },
            'title=a&handle=b',
          );
          if (status !== 403) passed.push(`${path} ${type}: ${status}`);
        }
      }
      expect(passed).toEqual([]);
      expect(await everything()).toBe(before);
    },
  );

  it('from its own pages is taken, so that refusing means something', async () => {
    const own = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' };
    for (const path of actions())
      expect([path, (await send(path, own, 'a=b')).status]).not.toEqual([path, 403]);
    const json = { 'content-type': 'application/json', origin: server.url };
    expect(
      (await send('/graphql', json, JSON.stringify({ query: '{ site { name } }' }))).status,
    ).toBe(200);
  });

  it('signs nobody in as somebody else', async () => {
    const login = 'login=ada&password=walnut-harbour-29';
    const headers = { origin: 'https://evil.example', 'content-type': FORMS[0]! };
    const answer = await send('/sign-in', headers, login);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });
});
