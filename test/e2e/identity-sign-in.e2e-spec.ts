import { hash } from '@node-rs/argon2';
import { PasswordHasher } from '@parvis/identity';
import { JobRunner } from '@parvis/kernel';
import type { MemberRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';
import {
  join,
  mailsTo,
  PASSWORD,
  RESET,
  RESET_REQUEST,
  SIGN_IN,
  SIGN_OUT,
  tokenFor,
  visitor,
  WHO,
} from './identity-visitor.js';

const NEW_PASSWORD = 'quarry-lantern-84';
const HOUR = 3_600_000;
const WRONG = { code: 'UNAUTHENTICATED', reason: 'credentials_wrong' };

/** Members of a world who have the usual password, without the way through their mailboxes. */
async function withPassword(w: World, handle: string, columns = {}): Promise<MemberRow> {
  const password_hash = await w.app.nest.get(PasswordHasher).hash(PASSWORD);
  return w.member(handle, 'member', { password_hash, ...columns });
}

describe('signing in', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());

  const signIn = (login: string, password = PASSWORD, browser = visitor(w)) =>
    browser.run(SIGN_IN, { input: { login, password } });
  const refusal = (login: string, password = PASSWORD) =>
    visitor(w).refusal(SIGN_IN, { input: { login, password } });

  it('takes the handle or the address, in any case, with or without an @', async () => {
    await withPassword(w, 'Ada');
    for (const login of ['ada', 'ADA', '@Ada', ' ada ', 'ada@example.org', 'ADA@EXAMPLE.ORG']) {
      expect(await signIn(login)).toEqual({
        signIn: { viewer: { member: { handle: 'Ada' }, account: { email: 'ada@example.org' } } },
      });
    }
  });

  it('says the same of a wrong password, an unknown member, and one who cannot sign in', async () => {
    await withPassword(w, 'bob');
    await withPassword(w, 'gone', { erased_at: new Date() });
    await w.member('imported', 'member', { email: null, email_confirmed_at: null });
    const answers = await Promise.all([
      refusal('bob', 'not his password'),
      refusal('bob', ''),
      refusal('bob', PASSWORD.toUpperCase()),
      refusal('bob', 'x'.repeat(100_000)),
      refusal('nobody'),
      refusal('nobody@example.org'),
      refusal('gone'),
      refusal('imported', ''),
      refusal('imported'),
      refusal(''),
      refusal('bob\0'),
      refusal(`${'x'.repeat(100_000)}@example.org`),
      refusal(`' or 1=1 --`),
    ]);
    for (const answer of answers) expect(answer).toEqual({ ...WRONG, message: WRONG.reason });
  });

  it('works as long for an unknown member as for a wrong password', async () => {
    await withPassword(w, 'timed');
    const timeOf = async (login: string) => {
      const start = performance.now();
      await refusal(login, 'not the password');
      return performance.now() - start;
    };
    // In turn, and the shortest of each: whatever else the machine does only makes them longer.
    const times = { known: [] as number[], unknown: [] as number[] };
    for (let i = 0; i < 15; i++) {
      times.known.push(await timeOf('timed'));
      times.unknown.push(await timeOf('untimed'));
    }
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)];
    expect(unknown / known).toBeGreaterThan(0.6);
    expect(unknown / known).toBeLessThan(1.6);
  });

  it('lets a member in whose address is not confirmed, who may then read but not write', async () => {
    await withPassword(w, 'fresh', { email_confirmed_at: null });
    const browser = visitor(w);
    await signIn('fresh', PASSWORD, browser);
    const { viewer } = await browser.run(`{ viewer { account { emailConfirmed } } }`);
    expect(viewer.account.emailConfirmed).toBe(false);
  });

  it('begins a new session each time and ends the one the browser had', async () => {
    await withPassword(w, 'rot');
    const browser = visitor(w);
    await signIn('rot', PASSWORD, browser);
    const first = browser.token;
    const planted = visitor(w);
    planted.token = first;
    await signIn('rot', PASSWORD, browser);
    expect(browser.token).not.toBe(first);
    expect((await browser.run(WHO)).viewer.member.handle).toBe('rot');
    expect(await planted.run(WHO)).toEqual({ viewer: null });
    expect(browser.received[0]).toMatch(
      /^parvis=[\w-]{43}; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('ends with signing out, on the server too', async () => {
    await withPassword(w, 'leaver');
    const browser = visitor(w);
    await signIn('leaver', PASSWORD, browser);
    const { token } = browser;
    expect(await browser.run(SIGN_OUT)).toEqual({ signOut: { wasSignedIn: true } });
    expect(browser.token).toBeNull();
    browser.token = token;
    expect(await browser.run(WHO)).toEqual({ viewer: null });
    expect(await browser.run(SIGN_OUT)).toEqual({ signOut: { wasSignedIn: false } });
    const started = await w.events('session.started');
    const ended = await w.events('session.ended');
    expect(ended.at(-1).sessionIds).toEqual([started.at(-1).sessionId]);
  });

  it('renews a hash that an older profile made', async () => {
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 });
    const { id } = await withPassword(w, 'elder', { password_hash: weak });
    await signIn('elder');
    const [row] = await w.db.rows<{ hash: string }>(
      'select password_hash as hash from members where id = $1',
      [id],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await signIn('elder');
  });
});

describe('resetting a password', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());
  afterEach(() => w.setNow(null));

  const request = (email: string) => visitor(w).run(RESET_REQUEST, { email });
  const reset = (token: string, password = NEW_PASSWORD) =>
    visitor(w).run(RESET, { input: { token, password } });
  const refusal = (token: string, password = NEW_PASSWORD) =>
    visitor(w).refusal(RESET, { input: { token, password } });

  it('takes the link of a mail, ends every session, and tells the member', async () => {
    const browser = await join(w, 'ada');
    await request('ADA@example.org');
    const token = await tokenFor(w, 'ada@example.org');
    expect(await reset(token)).toEqual({ passwordReset: { changed: true } });
    expect(await browser.run(WHO)).toEqual({ viewer: null });
    const login = { login: 'ada', password: PASSWORD };
    expect(await browser.refusal(SIGN_IN, { input: login })).toMatchObject(WRONG);
    await browser.run(SIGN_IN, { input: { ...login, password: NEW_PASSWORD } });
    const [mail] = await mailsTo(w, 'ada@example.org');
    expect(mail?.subject).toBe('Your password at Parvis was changed');
    expect((await w.events('member.password_changed')).length).toBe(1);
  });

  it('answers the same for an unknown address, by as many statements, and mails nobody', async () => {
    await withPassword(w, 'known');
    const answers: unknown[] = [];
    const counts: number[] = [];
    for (const email of ['known@example.org', 'unknown@example.org']) {
      counts.push(
        await w.statements(async () => {
          answers.push(Object.keys((await request(email)).passwordResetRequest));
        }),
      );
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(counts[0]).toBe(counts[1]);
    expect(await mailsTo(w, 'known@example.org')).toHaveLength(1);
    expect(await mailsTo(w, 'unknown@example.org')).toHaveLength(0);
  });

  it('works once, also for two who use the link at the same time', async () => {
    await withPassword(w, 'twice');
    await request('twice@example.org');
    const token = await tokenFor(w, 'twice@example.org');
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => reset(token, `${NEW_PASSWORD}${i}`)),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(token)).toMatchObject({ code: 'INVALID', reason: 'token_invalid' });
  });

  it('works for an hour', async () => {
    await withPassword(w, 'slow');
    await request('slow@example.org');
    const token = await tokenFor(w, 'slow@example.org');
    w.setNow(new Date(Date.now() + HOUR + 1_000));
    expect((await refusal(token)).reason).toBe('token_invalid');
  });

  it('is dead once the password was reset by another link', async () => {
    await withPassword(w, 'two');
    await request('two@example.org');
    const first = await tokenFor(w, 'two@example.org');
    await request('two@example.org');
    const second = await tokenFor(w, 'two@example.org');
    expect(first).not.toBe(second);
    await reset(second);
    expect((await refusal(first)).reason).toBe('token_invalid');
  });

  it('stays used when its mail is sent a second time', async () => {
    await withPassword(w, 'retry');
    await request('retry@example.org');
    const token = await tokenFor(w, 'retry@example.org');
    await reset(token);
    const [event] = await w.db.rows<{ id: string }>(
      `select max(id)::text as id from events where name = 'password_reset.requested'`,
    );
    await w.db.rows(
      `select graphile_worker.add_job('event', json_build_object('id', $1::text, 'handler', 'PasswordResetMails.send'))`,
      [event?.id],
    );
    const before = (await mailsTo(w, 'retry@example.org')).filter((mail) =>
      mail.link?.includes('/reset?'),
    );
    expect(before).toHaveLength(1);
    expect((await refusal(token)).reason).toBe('token_invalid');
  });

  it('confirms the address, because its owner read the mail', async () => {
    const { id } = await withPassword(w, 'mute', { email_confirmed_at: null });
    await request('mute@example.org');
    await reset(await tokenFor(w, 'mute@example.org'));
    const [row] = await w.db.rows(
      'select email_confirmed_at is not null as yes from members where id = $1',
      [id],
    );
    expect(row).toEqual({ yes: true });
  });

  it('refuses a weak password and keeps the link alive', async () => {
    await withPassword(w, 'weak');
    await request('weak@example.org');
    const token = await tokenFor(w, 'weak@example.org');
    expect((await refusal(token, 'password123')).fields).toEqual({ password: 'password_common' });
    expect((await refusal(token, 'weak@example.org')).fields).toEqual({
      password: 'password_personal',
    });
    await reset(token);
  });

  it('leaves no token where the database can be read', async () => {
    await withPassword(w, 'vault');
    await request('vault@example.org');
    const token = await tokenFor(w, 'vault@example.org');
    const rows = await w.db.rows<{ text: string }>(
      `select row_to_json(e)::text as text from events e
       union all select row_to_json(t)::text from member_tokens t
       union all select row_to_json(j)::text from graphile_worker._private_jobs j`,
    );
    expect(rows.map((row) => row.text).join()).not.toContain(token);
  });

  it('is a job that waits for the worker, not a part of the answer', async () => {
    await withPassword(w, 'patient');
    await request('patient@example.org');
    const [waiting] = await w.db.rows<{ jobs: number }>(
      'select count(*)::int as jobs from graphile_worker._private_jobs',
    );
    expect(waiting?.jobs).toBeGreaterThan(0);
    await w.app.nest.get(JobRunner).drain();
    expect(await mailsTo(w, 'patient@example.org')).toHaveLength(1);
  });
});

describe('the limits of signing in', () => {
  let w: World;
  beforeAll(async () => {
    w = await world({ limitsFactor: 1 });
  });
  afterAll(() => w.close());

  it('stop guessing at one member from many addresses, known or not', async () => {
    await withPassword(w, 'target');
    for (const login of ['target', 'no-target']) {
      const logins = login === 'target' ? ['target', 'target@example.org'] : [login, login];
      for (let n = 0; n < 25; n++) {
        const guess = { login: logins[n % 2], password: `guess number ${n}` };
        const from = visitor(w, { address: `203.0.${login.length}.${n}` });
        expect(await from.refusal(SIGN_IN, { input: guess })).toMatchObject(WRONG);
      }
      const last = visitor(w, { address: '203.0.113.250' });
      expect(await last.refusal(SIGN_IN, { input: { login, password: PASSWORD } })).toMatchObject({
        code: 'RATE_LIMITED',
      });
    }
  }, 60_000);

  it('stop one address from guessing at many members', async () => {
    const from = visitor(w, { address: '192.0.2.1' });
    for (let n = 0; n < 25; n++) {
      await from.refusal(SIGN_IN, { input: { login: `somebody${n}`, password: 'x' } });
    }
    const refused = await from.refusal(SIGN_IN, { input: { login: 'somebody', password: 'x' } });
    expect(refused).toMatchObject({ code: 'RATE_LIMITED' });
    expect(refused.retryAfter).toBeLessThanOrEqual(300);
  }, 60_000);

  it('start again with the right password', async () => {
    await withPassword(w, 'clumsy');
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 20; n++) {
        const from = visitor(w, { address: `198.51.${round}.${n}` });
        await from.refusal(SIGN_IN, { input: { login: 'clumsy', password: 'wrong' } });
      }
      const from = visitor(w, { address: `198.51.${round}.99` });
      await from.run(SIGN_IN, { input: { login: 'clumsy', password: PASSWORD } });
    }
  }, 60_000);

  it('keep strangers from filling a mailbox with links', async () => {
    await withPassword(w, 'flooded');
    for (let n = 0; n < 5; n++) {
      await visitor(w, { address: `198.18.0.${n}` }).run(RESET_REQUEST, {
        email: 'flooded@example.org',
      });
    }
    const refused = visitor(w, { address: '198.18.1.1' });
    expect(await refused.refusal(RESET_REQUEST, { email: 'Flooded@example.org' })).toMatchObject({
      code: 'RATE_LIMITED',
    });
  });
});
