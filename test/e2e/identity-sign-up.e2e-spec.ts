import { type World, world } from '../support/world.js';
import {
  CONFIRM,
  join,
  mailsTo,
  PASSWORD,
  SIGN_IN,
  SIGN_UP,
  tokenFor,
  visitor,
  WHO,
} from './identity-visitor.js';

const RESEND = `mutation ($email: String!) { signUpResend(email: $email) { email } }`;
const MEMBER = `query ($handle: String!) { member(handle: $handle) { handle name } }`;
const HOUR = 3_600_000;

describe('signing up', () => {
  let w: World;
  beforeAll(async () => {
    w = await world();
  });
  afterAll(() => w.close());
  afterEach(() => w.setNow(null));

  const signUp = (input: Record<string, unknown>) => visitor(w).run(SIGN_UP, { input });
  const refusal = (input: Record<string, unknown>) => visitor(w).refusal(SIGN_UP, { input });
  const rowsOf = async (email: string) =>
    (await w.db.rows('select id from members where lower(email) = $1', [email])).length;

  it('makes a member of whoever reads the mail, and signs him in', async () => {
    const ada = visitor(w);
    const input = { email: 'Ada@Example.org', password: PASSWORD, handle: 'Ada', name: 'Ada L.' };
    expect(await ada.run(SIGN_UP, { input })).toEqual({ signUp: { email: 'Ada@Example.org' } });
    expect(ada.token).toBeNull();
    expect(await ada.run(MEMBER, { handle: 'ada' })).toEqual({ member: null });

    const token = await tokenFor(w, 'Ada@example.org');
    expect(await ada.run(CONFIRM, { token })).toEqual({
      emailConfirm: {
        isNew: true,
        member: { handle: 'Ada', account: { email: 'Ada@example.org', emailConfirmed: true } },
      },
    });
    expect(await ada.run(WHO)).toEqual({ viewer: { member: { handle: 'Ada' } } });
    expect(await ada.run(MEMBER, { handle: 'ADA' })).toEqual({
      member: { handle: 'Ada', name: 'Ada L.' },
    });
    const [member] = await w.db.rows(`select id from members where handle = 'Ada'`);
    expect(await w.events('member.signed_up')).toContainEqual({ memberId: member?.id });
  });

  it('keeps the chosen language', async () => {
    const input = { email: 'zoe@example.org', password: PASSWORD, handle: 'zoe' };
    await visitor(w, { locale: 'fr' }).run(SIGN_UP, { input });
    const [mail] = await mailsTo(w, 'zoe@example.org');
    expect(mail?.subject).toBe('Confirmez votre adresse pour Parvis');
    await visitor(w).run(CONFIRM, { token: await tokenFor(w, 'zoe@example.org') });
    const [row] = await w.db.rows(`select locale from members where handle = 'zoe'`);
    expect(row).toEqual({ locale: 'fr' });
  });

  it('names every field that will not do, at once', async () => {
    await w.member('taken');
    expect(
      await refusal({ email: 'nobody', password: 'short', handle: 'a b', name: 'x'.repeat(61) }),
    ).toMatchObject({
      code: 'INVALID',
      fields: {
        email: 'wrong_form',
        password: 'too_short',
        handle: 'wrong_form',
        name: 'too_long',
      },
    });
    const good = { email: 'b@example.org', password: PASSWORD, handle: 'bea' };
    expect((await refusal({ ...good, handle: 'TAKEN' })).fields).toEqual({ handle: 'taken' });
    expect((await refusal({ ...good, handle: 'admin' })).fields).toEqual({ handle: 'reserved' });
    expect((await refusal({ ...good, password: 'b@example.org1' })).fields).toEqual({
      password: 'password_personal',
    });
  });

  it('takes no field that is not offered', async () => {
    const input = { email: 'm@example.org', password: PASSWORD, handle: 'mal', role: 'admin' };
    expect(await refusal(input)).toMatchObject({ code: 'INVALID', reason: 'query_invalid' });
  });

  it('keeps a handle for whoever has not confirmed yet, for a day', async () => {
    await signUp({ email: 'slow@example.org', password: PASSWORD, handle: 'slow' });
    const later = { email: 'fast@example.org', password: PASSWORD, handle: 'Slow' };
    expect((await refusal(later)).fields).toEqual({ handle: 'taken' });
    w.setNow(new Date(Date.now() + 24 * HOUR + 1_000));
    await signUp(later);
    const token = await tokenFor(w, 'fast@example.org');
    const { emailConfirm } = await visitor(w).run(CONFIRM, { token });
    expect(emailConfirm.member.handle).toBe('Slow');
  });

  describe('with an address that has an account', () => {
    it('answers, mails and goes on exactly as with an unknown one, but for the mail’s words', async () => {
      await w.member('known');
      const before = { known: 'known@example.org', unknown: 'unknown@example.org' };
      const seen: Record<string, unknown> = {};
      for (const [which, email] of Object.entries(before)) {
        const stranger = visitor(w);
        const handle = `stranger-${which}`;
        const input = { email, password: PASSWORD, handle };
        const { signUp } = await stranger.run(SIGN_UP, { input });
        seen[which] = {
          echoed: signUp.email === email,
          cookies: stranger.received.length,
          profile: await stranger.run(MEMBER, { handle }),
          again: (await stranger.refusal(SIGN_UP, { input: { ...input, email: 'x@example.org' } }))
            .fields,
          byHandle: await stranger.refusal(SIGN_IN, {
            input: { login: handle, password: PASSWORD },
          }),
          byEmail: await stranger.refusal(SIGN_IN, { input: { login: email, password: PASSWORD } }),
          resent: Object.keys(await stranger.run(RESEND, { email })),
          mails: (await mailsTo(w, email)).length,
        };
      }
      expect(seen.known).toEqual(seen.unknown);
      expect(seen.known).toMatchObject({ mails: 2, profile: { member: null } });

      const [toKnown] = await mailsTo(w, before.known);
      const [toUnknown] = await mailsTo(w, before.unknown);
      expect(toKnown?.subject).toBe('You already have an account at Parvis');
      expect(toKnown?.link).toMatch(/\/sign-in$/);
      expect(toUnknown?.link).toMatch(/\/confirm\?token=[\w-]{43}$/);
    });

    it('sends the same number of statements before it answers', async () => {
      await w.member('counted');
      const count = (email: string, handle: string) =>
        w.statements(() => signUp({ email, password: PASSWORD, handle }));
      const known = await count('counted@example.org', 'counted-a');
      expect(known).toBe(await count('uncounted@example.org', 'counted-b'));
    });
  });

  describe('the link', () => {
    it('works once', async () => {
      const first = await join(w, 'once');
      const token = await tokenFor(w, 'once@example.org');
      expect(await visitor(w).refusal(CONFIRM, { token })).toMatchObject({
        code: 'INVALID',
        reason: 'token_invalid',
      });
      expect((await first.run(WHO)).viewer.member.handle).toBe('once');
    });

    it('works for 24 hours', async () => {
      await signUp({ email: 'late@example.org', password: PASSWORD, handle: 'late' });
      const token = await tokenFor(w, 'late@example.org');
      w.setNow(new Date(Date.now() + 24 * HOUR + 1_000));
      expect((await visitor(w).refusal(CONFIRM, { token })).reason).toBe('token_invalid');
      w.setNow(new Date(Date.now() + 23 * HOUR));
      expect((await visitor(w).run(CONFIRM, { token })).emailConfirm.isNew).toBe(true);
    });

    it('stays the same when the mail is sent again', async () => {
      await signUp({ email: 'again@example.org', password: PASSWORD, handle: 'again' });
      const token = await tokenFor(w, 'again@example.org');
      await visitor(w).run(RESEND, { email: 'AGAIN@example.org' });
      expect(await mailsTo(w, 'again@example.org')).toHaveLength(2);
      expect(await tokenFor(w, 'again@example.org')).toBe(token);
    });

    it.each(['', 'x', 'x'.repeat(43), '\0', 'x'.repeat(100_000)])(
      'is no good when it is made up',
      async (token) => {
        expect((await visitor(w).refusal(CONFIRM, { token })).reason).toBe('token_invalid');
      },
    );

    it('stands nowhere in the database', async () => {
      await signUp({ email: 'secret@example.org', password: PASSWORD, handle: 'secret' });
      const token = await tokenFor(w, 'secret@example.org');
      const dump = await w.db.rows<{ text: string }>(
        `select row_to_json(e)::text as text from events e
         union all select row_to_json(s)::text from sign_ups s
         union all select row_to_json(j)::text from graphile_worker._private_jobs j`,
      );
      const text = dump.map((row) => row.text).join('\n');
      expect(text).toContain('sign_up.requested');
      expect(text).not.toContain(token);
      expect(text).not.toContain(PASSWORD);
      const [stored] = await w.db.rows<{ hash: string }>(
        `select encode(token_hash, 'hex') as hash from sign_ups where handle = 'secret'`,
      );
      expect(stored?.hash).toHaveLength(64);
    });
  });

  it('finds the nearest free handle when somebody was imported under it meanwhile', async () => {
    await signUp({ email: 'dup@example.org', password: PASSWORD, handle: 'dup' });
    await w.member('dup', 'member', { email: null });
    const token = await tokenFor(w, 'dup@example.org');
    const { emailConfirm } = await visitor(w).run(CONFIRM, { token });
    expect(emailConfirm.member.handle).toBe('dup-2');
  });

  it('lets exactly one of 200 have a handle', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        signUp({ email: `race${i}@example.org`, password: PASSWORD, handle: 'RaceHandle' }).then(
          () => 'in',
          (error) => JSON.parse((error as Error).message)[0].extensions.fields?.handle,
        ),
      ),
    );
    expect(answers.filter((answer) => answer === 'in')).toHaveLength(1);
    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(199);
  }, 90_000);

  it('makes exactly one member of an address that signed up 200 times', async () => {
    const email = 'crowd@example.org';
    await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        signUp({ email, password: PASSWORD, handle: `crowd${i}` }),
      ),
    );
    expect(await rowsOf(email)).toBe(0);
    const tokens = new Set(
      (await mailsTo(w, email)).map((mail) => new URL(mail.link!).searchParams.get('token')),
    );
    const answers = await Promise.allSettled(
      [...tokens].map((token) => visitor(w).run(CONFIRM, { token })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rowsOf(email)).toBe(1);
    expect(await w.db.rows('select 1 from sign_ups where email = $1', [email])).toEqual([]);
  }, 90_000);
});

describe('the limits of signing up', () => {
  let w: World;
  beforeAll(async () => {
    w = await world({ limitsFactor: 1 });
  });
  afterAll(() => w.close());

  const input = (n: number) => ({
    input: { email: `n${n}@example.org`, password: PASSWORD, handle: `number${n}` },
  });

  it('let an address of the network try 5 times, whatever its last 64 bits are', async () => {
    for (let n = 0; n < 5; n++) {
      await visitor(w, { address: `2001:db8:1:2::${n}` }).run(SIGN_UP, input(n));
    }
    const refused = await visitor(w, { address: '2001:db8:1:2:ffff::' }).refusal(SIGN_UP, input(6));
    expect(refused).toMatchObject({ code: 'RATE_LIMITED', reason: 'too_many_attempts' });
    expect(refused.retryAfter).toBeGreaterThan(1_700);
    await visitor(w, { address: '2001:db8:1:3::' }).run(SIGN_UP, input(7));
  });

  it('keep strangers from filling one mailbox', async () => {
    for (let n = 10; n < 15; n++) {
      const { input: fields } = input(n);
      await visitor(w, { address: `198.51.100.${n}` }).run(SIGN_UP, {
        input: { ...fields, email: 'victim@example.org' },
      });
    }
    const { input: fields } = input(16);
    const other = visitor(w, { address: '198.51.100.99' });
    expect(
      await other.refusal(SIGN_UP, { input: { ...fields, email: 'VICTIM@example.org' } }),
    ).toMatchObject({ code: 'RATE_LIMITED' });
    expect(await mailsTo(w, 'victim@example.org')).toHaveLength(5);
  });
});
