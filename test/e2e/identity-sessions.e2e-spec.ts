import { PasswordHasher, Sessions } from '@parvis/identity';
import { type World, world } from '../support/world.js';
import { PASSWORD, SIGN_IN, type Visitor, visitor, WHO } from './identity-visitor.js';

const LIST = `{ viewer { account { sessions {
  id browser system address isCurrent createdAt lastUsedAt
} } } }`;
const REVOKE = `mutation ($id: ID!) { sessionRevoke(id: $id) { sessions { id } } }`;
const REVOKE_OTHERS = `mutation { sessionsRevokeOthers { endedCount sessions { isCurrent } } }`;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1';

describe('sessions', () => {
  let w: World;
  let hashed: string;
  beforeAll(async () => {
    w = await world();
    hashed = await w.app.nest.get(PasswordHasher).hash(PASSWORD);
  });
  afterAll(() => w.close());
  afterEach(() => w.setNow(null));

  const member = (handle: string) => w.member(handle, 'member', { password_hash: hashed });
  const signedIn = async (handle: string, from = {}): Promise<Visitor> => {
    const browser = visitor(w, from);
    await browser.run(SIGN_IN, { input: { login: handle, password: PASSWORD } });
    return browser;
  };
  const isIn = async (browser: Visitor) => (await browser.run(WHO)).viewer !== null;
  const later = (ms: number) => w.setNow(new Date(Date.now() + ms));

  it('are recognised by one statement', async () => {
    await member('one');
    const { token } = await signedIn('one');
    const sessions = w.app.nest.get(Sessions);
    const count = await w.statements(async () => {
      expect(await sessions.viewerOf(token!)).toMatchObject({
        handle: 'one',
        name: 'One',
        role: 'member',
        trustLevel: 1,
        emailConfirmed: true,
        locale: 'en',
        theme: 'system',
        timeZone: null,
        avatarFileId: null,
      });
    });
    expect(count).toBe(1);
    expect(
      await w.statements(async () => {
        expect((await sessions.viewerOf('made up')).memberId).toBeNull();
      }),
    ).toBe(0);
  });

  it('end after 30 days without use, and go on while they are used', async () => {
    await member('idle');
    const [used, unused] = [await signedIn('idle'), await signedIn('idle')];
    for (let days = 20; days <= 80; days += 20) {
      later(days * DAY);
      expect(await isIn(used)).toBe(true);
    }
    expect(await isIn(unused)).toBe(false);
  });

  it('end after 180 days however much they are used', async () => {
    await member('eternal');
    const browser = await signedIn('eternal');
    for (let days = 25; days < 180; days += 25) {
      later(days * DAY);
      expect(await isIn(browser)).toBe(true);
    }
    later(180 * DAY + MINUTE);
    expect(await isIn(browser)).toBe(false);
    await w.app.nest.get(Sessions).forgetExpired();
    const [left] = await w.db.rows<{ count: number }>(
      `select count(*)::int as count from sessions s join members m on m.id = s.member_id
       where m.handle = 'eternal'`,
    );
    expect(left?.count).toBe(0);
  });

  it('note their use, and the member’s presence, once in five minutes', async () => {
    const { id } = await member('busy');
    const browser = await signedIn('busy');
    const seen = async () => {
      const [row] = await w.db.rows<{ at: Date | null }>(
        'select last_seen_at as at from members where id = $1',
        [id],
      );
      return row?.at ?? null;
    };
    await browser.run(WHO);
    expect(await seen()).toBeNull();
    later(6 * MINUTE);
    const statements = await w.statements(() => browser.run(WHO));
    expect(await w.statements(() => browser.run(WHO))).toBe(statements - 1);
    expect((await seen())?.getTime()).toBeGreaterThan(Date.now() + 5 * MINUTE);
  });

  it('are listed to their member with the device they are on', async () => {
    await member('lister');
    const laptop = await signedIn('lister', { address: '198.51.100.4' });
    later(MINUTE);
    await signedIn('lister', { userAgent: IPHONE, address: 'fe80::1%eth0' });
    const { sessions } = (await laptop.run(LIST)).viewer.account;
    expect(sessions).toMatchObject([
      { browser: 'safari', system: 'ios', address: 'fe80::1', isCurrent: false },
      { browser: 'firefox', system: 'linux', address: '198.51.100.4', isCurrent: true },
    ]);
  });

  it('take any header of a browser, and any address of a socket', async () => {
    await member('odd');
    const browser = await signedIn('odd', {
      userAgent: `\u00ff\u0001<b>${'x'.repeat(999)}`,
      address: '',
    });
    const { sessions } = (await browser.run(LIST)).viewer.account;
    expect(sessions).toMatchObject([{ browser: 'unknown', system: 'unknown', address: null }]);
  });

  it('can be ended one by one, and are gone with the next request', async () => {
    await member('ender');
    const [here, there] = [await signedIn('ender'), await signedIn('ender')];
    const { sessions } = (await here.run(LIST)).viewer.account;
    const other = sessions.find((session: { isCurrent: boolean }) => !session.isCurrent);
    expect((await here.run(REVOKE, { id: other.id })).sessionRevoke.sessions).toHaveLength(1);
    expect(await isIn(there)).toBe(false);
    expect(await isIn(here)).toBe(true);
    expect((await w.events('session.ended')).at(-1).sessionIds).toEqual([other.id]);
    expect(await here.refusal(REVOKE, { id: other.id })).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'session_not_found',
    });
  });

  it('can be ended all but the one in use', async () => {
    await member('sweeper');
    const browsers = await Promise.all(Array.from({ length: 4 }, () => signedIn('sweeper')));
    const [here, ...others] = browsers as [Visitor, ...Visitor[]];
    expect(await here.run(REVOKE_OTHERS)).toEqual({
      sessionsRevokeOthers: { endedCount: 3, sessions: [{ isCurrent: true }] },
    });
    for (const browser of others) expect(await isIn(browser)).toBe(false);
    expect(await isIn(here)).toBe(true);
  });

  it('belong to their member: nobody else lists or ends them', async () => {
    await member('owner');
    await member('thief');
    const admin = await w.member('chief', 'admin');
    const [owner, thief] = [await signedIn('owner'), await signedIn('thief')];
    const { sessions } = (await owner.run(LIST)).viewer.account;
    const { id } = sessions[0];
    for (const wrong of [id, 'not-a-uuid', '00000000-0000-7000-8000-000000000000']) {
      expect(await thief.refusal(REVOKE, { id: wrong })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await visitor(w).refusal(REVOKE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await visitor(w).refusal(REVOKE_OTHERS)).toMatchObject({ code: 'UNAUTHENTICATED' });
    const seen = await w
      .as(admin)
      .run(`{ member(handle: "owner") { account { sessions { id } } } }`);
    expect(seen.member.account.sessions).toEqual([]);
    expect(await isIn(owner)).toBe(true);
  });

  it('end at once when the member is erased', async () => {
    const { id } = await member('erased');
    const browser = await signedIn('erased');
    await w.db.rows('update members set erased_at = now() where id = $1', [id]);
    expect(await isIn(browser)).toBe(false);
  });

  it('are stored as hashes alone', async () => {
    await member('hashed');
    const { token } = await signedIn('hashed');
    const rows = await w.db.rows<{ text: string }>(
      `select row_to_json(s)::text as text from sessions s
       union all select row_to_json(e)::text from events e`,
    );
    expect(rows.map((row) => row.text).join()).not.toContain(token);
  });
});

describe('sessions over HTTP', () => {
  it('come and go in the cookie of an answer, for calls from this site alone', async () => {
    const w = await world();
    try {
      const password_hash = await w.app.nest.get(PasswordHasher).hash(PASSWORD);
      await w.member('wire', 'member', { password_hash });
      const post = (query: string, variables: object, headers: object = {}) =>
        w.app.nest.inject({
          method: 'POST',
          url: '/graphql',
          headers: { 'content-type': 'application/json', ...headers },
          payload: { query, variables },
        });
      const input = { login: 'wire', password: PASSWORD };
      const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      expect((await post(SIGN_IN, { input }, foreign)).statusCode).toBe(403);
      const answer = await post(SIGN_IN, { input });
      expect(answer.json().data.signIn.viewer.member.handle).toBe('wire');
      expect(answer.headers['cache-control']).toBe('no-store');
      const line = String(answer.headers['set-cookie']);
      expect(line).toMatch(/^parvis=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
      const cookie = line.split(';')[0] as string;
      const who = await post(WHO, {}, { cookie: `other=1; ${cookie}` });
      expect(who.json().data.viewer.member.handle).toBe('wire');
      expect(who.headers['set-cookie']).toBeUndefined();
      const out = await post('mutation { signOut { wasSignedIn } }', {}, { cookie });
      expect(String(out.headers['set-cookie'])).toContain('parvis=; Max-Age=0');
      expect((await post(WHO, {}, { cookie })).json().data.viewer).toBeNull();
    } finally {
      await w.close();
    }
  });
});

describe('sessions over HTTPS', () => {
  it('come in a cookie that is locked to the host', async () => {
    const w = await world({ siteUrl: 'https://forum.example.org' });
    try {
      const password_hash = await w.app.nest.get(PasswordHasher).hash(PASSWORD);
      await w.member('secure', 'member', { password_hash });
      const browser = visitor(w);
      await browser.run(SIGN_IN, { input: { login: 'secure', password: PASSWORD } });
      expect(browser.received[0]).toMatch(/^__Host-parvis=[\w-]{43}; .*Path=\/; .*; Secure$/);
      expect(await browser.run(WHO)).toMatchObject({ viewer: { member: { handle: 'secure' } } });
    } finally {
      await w.close();
    }
  });
});
