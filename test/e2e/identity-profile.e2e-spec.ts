import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PasswordHasher } from '@parvis/identity';
import { Files } from '@parvis/kernel';
import sharp from 'sharp';
import type { MemberRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';
import {
  CONFIRM,
  mailsTo,
  PASSWORD,
  RESET,
  RESET_REQUEST,
  SIGN_IN,
  tokenFor,
  type Visitor,
  visitor,
  WHO,
} from './identity-visitor.js';

const UPDATE = `mutation ($input: ProfileInput!) {
  profileUpdate(input: $input) {
    member { handle name bioHtml interests }
    account { bioMarkdown locale timeZone theme }
  }
}`;
const HANDLE = `mutation ($handle: String!) { handleChange(handle: $handle) { member { handle } } }`;
const MEMBER = `query ($handle: String!) { member(handle: $handle) { id handle } }`;
const PASSWORD_CHANGE = `mutation ($input: PasswordChangeInput!) {
  passwordChange(input: $input) { changed }
}`;
const EMAIL_CHANGE = `mutation ($input: EmailChangeInput!) {
  emailChange(input: $input) { pendingEmail }
}`;
const ACCOUNT = `{ viewer { account { email pendingEmail } } }`;
const AVATAR = `mutation ($image: Bytes!) {
  avatarSet(image: $image) { member { small: avatarUrl(size: 20) avatarUrl large: avatarUrl(size: 999) } }
}`;
const AVATAR_REMOVE = `mutation { avatarRemove { member { avatarUrl } } }`;

const DAY = 24 * 3_600_000;

let w: World;
let hashed: string;
beforeAll(async () => {
  w = await world();
  hashed = await w.app.nest.get(PasswordHasher).hash(PASSWORD);
});
afterAll(() => w.close());
afterEach(() => w.setNow(null));

const member = (handle: string, columns = {}): Promise<MemberRow> =>
  w.member(handle, 'member', { password_hash: hashed, ...columns });
const signedIn = async (handle: string): Promise<Visitor> => {
  const browser = visitor(w);
  await browser.run(SIGN_IN, { input: { login: handle, password: PASSWORD } });
  return browser;
};

describe('a profile', () => {
  it('is changed by its member, field by field', async () => {
    const ada = await member('ada');
    const first = await w.as(ada).run(UPDATE, {
      input: {
        name: ' Ada  Lovelace ',
        bio: 'I *compute* with @ada and @nobody. <script>alert(1)</script>',
        interests: ['engines', 'Looms', 'ENGINES'],
        locale: 'fr',
        timeZone: 'europe/london',
        theme: 'dark',
      },
    });
    expect(first.profileUpdate.member).toMatchObject({
      handle: 'ada',
      name: 'Ada  Lovelace',
      interests: ['ENGINES', 'Looms'],
    });
    const { bioHtml } = first.profileUpdate.member;
    expect(bioHtml).toContain('<em>compute</em>');
    expect(bioHtml).toContain('href="/m/ada"');
    expect(bioHtml).not.toContain('/m/nobody');
    expect(bioHtml).not.toContain('<script');
    expect(first.profileUpdate.account).toMatchObject({
      locale: 'fr',
      timeZone: 'Europe/London',
      theme: 'dark',
    });
    const second = await w.as(ada).run(UPDATE, { input: { bio: '', timeZone: '' } });
    expect(second.profileUpdate).toMatchObject({
      member: { name: 'Ada  Lovelace', bioHtml: '' },
      account: { bioMarkdown: '', theme: 'dark', timeZone: null },
    });
    expect(await w.events('member.profile_changed')).toEqual([
      {
        memberId: ada.id,
        changes: ['name', 'interests', 'locale', 'timeZone', 'theme', 'bioMarkdown'],
      },
      { memberId: ada.id, changes: ['timeZone', 'bioMarkdown'] },
    ]);
  });

  it('records nothing when nothing is asked for', async () => {
    const idle = await member('idle');
    const before = (await w.events('member.profile_changed')).length;
    await w.as(idle).run(UPDATE, { input: {} });
    expect(await w.events('member.profile_changed')).toHaveLength(before);
  });

  it('names every field that will not do', async () => {
    const bob = await member('bob');
    const refusal = await w.as(bob).refusal(UPDATE, {
      input: {
        name: ' ',
        bio: 'x'.repeat(20_000),
        interests: ['fine', 'x'.repeat(400)],
        timeZone: 'Mars/Olympus',
      },
    });
    expect(refusal).toMatchObject({
      code: 'INVALID',
      fields: {
        name: 'required',
        bio: 'too_long',
        interests: 'too_long',
        timeZone: 'not_an_option',
      },
    });
    const many = Array.from({ length: 21 }, (_, i) => `word ${i}`);
    expect((await w.as(bob).refusal(UPDATE, { input: { interests: many } })).fields).toEqual({
      interests: 'too_many',
    });
    expect(await w.anonymous.refusal(UPDATE, { input: { name: 'x' } })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  const naughty = fileURLToPath(
    new URL('../../../shared/data/naughty-strings.json', import.meta.url),
  );
  const itWithData = existsSync(naughty) ? it : it.skip;
  itWithData(
    'takes any text as it is or says what is wrong with it',
    async () => {
      const eve = await member('eve');
      const strings = (JSON.parse(readFileSync(naughty, 'utf8')) as string[]).concat([
        'a\0b',
        'half \ud83e',
        '\u202eevil',
        'Z\u0351\u0352\u0353\u0354\u0355\u0356\u0357\u0358a',
      ]);
      expect(strings.length).toBeGreaterThan(400);
      let kept = 0;
      for (const text of strings) {
        const { data, errors } = await w.as(eve).both(UPDATE, {
          input: { name: text, interests: [text] },
        });
        if (errors) {
          expect(errors[0].extensions.code).toBe('INVALID');
        } else {
          const cleaned = text.normalize('NFC').trim();
          expect(data.profileUpdate.member).toMatchObject({ name: cleaned, interests: [cleaned] });
          kept++;
        }
      }
      expect(kept).toBeGreaterThan(150);
    },
    60_000,
  );
});

describe('a handle', () => {
  it('can be changed; the old one leads to the member and to nobody else', async () => {
    const cat = await member('Cat');
    expect(await w.as(cat).run(HANDLE, { handle: 'Catherine' })).toEqual({
      handleChange: { member: { handle: 'Catherine' } },
    });
    expect(await w.anonymous.run(MEMBER, { handle: 'cat' })).toEqual({
      member: { id: cat.id, handle: 'Catherine' },
    });
    const dan = await member('dan');
    for (const handle of ['cat', 'CATHERINE']) {
      expect((await w.as(dan).refusal(HANDLE, { handle })).fields).toEqual({ handle: 'taken' });
    }
    const input = { email: 'new@example.org', password: PASSWORD, handle: 'CAT' };
    expect(
      (
        await visitor(w).refusal(
          `mutation ($input: SignUpInput!) { signUp(input: $input) { email } }`,
          { input },
        )
      ).fields,
    ).toEqual({ handle: 'taken' });
    await w.as(cat).run(HANDLE, { handle: 'cat' });
    expect(await w.anonymous.run(MEMBER, { handle: 'catherine' })).toEqual({
      member: { id: cat.id, handle: 'cat' },
    });
    expect(await w.events('member.handle_changed')).toEqual([
      { memberId: cat.id, before: 'Cat', after: 'Catherine' },
      { memberId: cat.id, before: 'Catherine', after: 'cat' },
    ]);
  });

  it('can change its capitals freely', async () => {
    const may = await member('may');
    for (const handle of ['May', 'MAY', 'mAy', 'May', 'may'])
      await w.as(may).run(HANDLE, { handle });
    const kept = await w.db.rows('select 1 from previous_handles where member_id = $1', [may.id]);
    expect(kept).toHaveLength(0);
  });

  it('changes at most 3 times in 30 days', async () => {
    const fay = await member('fay');
    for (const handle of ['fay1', 'fay2', 'fay3']) await w.as(fay).run(HANDLE, { handle });
    expect(await w.as(fay).refusal(HANDLE, { handle: 'fay4' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'handle_changed_often',
    });
    w.setNow(new Date(Date.now() + 31 * DAY));
    await w.as(fay).run(HANDLE, { handle: 'fay4' });
  });

  it('goes to exactly one of many who want it, and nobody loses his own', async () => {
    const members = await Promise.all(Array.from({ length: 20 }, (_, i) => member(`wanter${i}`)));
    const answers = await Promise.all(
      members.map((one) => w.as(one).both(HANDLE, { handle: 'Wanted' })),
    );
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const [row] = await w.db.rows(
      `select count(*)::int as held, count(distinct lower(handle))::int as different
       from members where handle like 'wanter%' or handle = 'Wanted'`,
    );
    expect(row).toEqual({ held: 20, different: 20 });
  });

  it('can be swapped for another’s only through a third', async () => {
    const [x, y] = [await member('swapx'), await member('swapy')];
    const answers = await Promise.all([
      w.as(x).both(HANDLE, { handle: 'swapy' }),
      w.as(y).both(HANDLE, { handle: 'swapx' }),
    ]);
    expect(answers.map(({ errors }) => errors?.[0].extensions.fields)).toEqual([
      { handle: 'taken' },
      { handle: 'taken' },
    ]);
  });
});

describe('a password', () => {
  it('is changed by who knows the old one; other browsers and links are out', async () => {
    await member('gil');
    const [here, there] = [await signedIn('gil'), await signedIn('gil')];
    await here.run(RESET_REQUEST, { email: 'gil@example.org' });
    const token = await tokenFor(w, 'gil@example.org');
    const input = { current: PASSWORD, password: 'quarry-lantern-84' };
    expect(
      await here.refusal(PASSWORD_CHANGE, { input: { ...input, current: 'wrong' } }),
    ).toMatchObject({ code: 'INVALID', fields: { current: 'password_wrong' } });
    expect(
      (await here.refusal(PASSWORD_CHANGE, { input: { ...input, password: 'gil@example.org' } }))
        .fields,
    ).toEqual({ password: 'password_personal' });
    await here.run(PASSWORD_CHANGE, { input });
    expect((await here.run(WHO)).viewer.member.handle).toBe('gil');
    expect(await there.run(WHO)).toEqual({ viewer: null });
    const reset = { token, password: 'another-try-at-it-5' };
    expect((await visitor(w).refusal(RESET, { input: reset })).reason).toBe('token_invalid');
    await visitor(w).run(SIGN_IN, { input: { login: 'gil', password: input.password } });
    const [mail] = await mailsTo(w, 'gil@example.org');
    expect(mail?.subject).toBe('Your password at Parvis was changed');
    expect(await visitor(w).refusal(PASSWORD_CHANGE, { input })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('an address', () => {
  it('changes when the new one confirms; the old one is told', async () => {
    await member('hal');
    const browser = await signedIn('hal');
    const input = { email: 'hal9000@Example.org', password: PASSWORD };
    expect(
      (await browser.refusal(EMAIL_CHANGE, { input: { ...input, password: 'wrong' } })).fields,
    ).toEqual({ password: 'password_wrong' });
    expect(await browser.run(EMAIL_CHANGE, { input })).toEqual({
      emailChange: { pendingEmail: 'hal9000@example.org' },
    });
    expect((await browser.run(ACCOUNT)).viewer.account).toEqual({
      email: 'hal@example.org',
      pendingEmail: 'hal9000@example.org',
    });
    const token = await tokenFor(w, 'hal9000@example.org');
    const [notice] = await mailsTo(w, 'hal@example.org');
    expect(notice?.subject).toBe('A new address was asked for at Parvis');
    expect(notice?.text).not.toContain('hal9000');

    const elsewhere = visitor(w);
    expect((await elsewhere.run(CONFIRM, { token })).emailConfirm.isNew).toBe(false);
    expect(elsewhere.token).toBeNull();
    expect((await browser.run(ACCOUNT)).viewer.account).toEqual({
      email: 'hal9000@example.org',
      pendingEmail: null,
    });
    expect((await elsewhere.refusal(CONFIRM, { token })).reason).toBe('token_invalid');
    expect(await w.events('member.email_changed')).toHaveLength(1);
  });

  it('kills the reset link that was on its way to the old one', async () => {
    await member('ivy');
    const browser = await signedIn('ivy');
    await browser.run(RESET_REQUEST, { email: 'ivy@example.org' });
    const reset = await tokenFor(w, 'ivy@example.org');
    await browser.run(EMAIL_CHANGE, { input: { email: 'ivy2@example.org', password: PASSWORD } });
    await browser.run(CONFIRM, { token: await tokenFor(w, 'ivy2@example.org') });
    const input = { token: reset, password: 'quarry-lantern-84' };
    expect((await visitor(w).refusal(RESET, { input })).reason).toBe('token_invalid');
  });

  it('of somebody else is answered like any other, and its owner is told', async () => {
    await member('jo');
    await member('kim');
    const browser = await signedIn('jo');
    const input = { email: 'KIM@example.org', password: PASSWORD };
    expect((await browser.run(EMAIL_CHANGE, { input })).emailChange.pendingEmail).toBe(
      'KIM@example.org',
    );
    const [mail] = await mailsTo(w, 'KIM@example.org');
    expect(mail?.subject).toBe('This address already has an account at Parvis');
    expect(mail?.link).not.toContain('token');
  });

  it('goes to one of two members who confirm it', async () => {
    const names = ['lea', 'leo'];
    for (const name of names) {
      await member(name);
      const input = { email: 'shared@example.org', password: PASSWORD };
      await (await signedIn(name)).run(EMAIL_CHANGE, { input });
    }
    const tokens = (await mailsTo(w, 'shared@example.org')).map((mail) =>
      new URL(mail.link!).searchParams.get('token'),
    );
    expect(tokens).toHaveLength(2);
    const answers = await Promise.allSettled(
      tokens.map((token) => visitor(w).run(CONFIRM, { token })),
    );
    const [lost] = answers.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(String(lost?.reason)).toContain('email_taken');
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('an avatar', () => {
  const picture = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'teal' } })
      .png()
      .toBuffer();

  it('is drawn anew in three sizes and served as WebP', async () => {
    const max = await member('max');
    const image = await picture(400, 300);
    const { avatarSet } = await w.as(max).run(AVATAR, { image });
    const { small, avatarUrl, large } = avatarSet.member;
    expect(small).toMatch(/^\/files\/[0-9a-f-]{36}\/48\.webp$/);
    expect(avatarUrl).toMatch(/\/96\.webp$/);
    expect(large).toMatch(/\/240\.webp$/);
    const [, , id] = avatarUrl.split('/');
    const file = await w.app.nest.get(Files).open(id, '96');
    expect(file).toMatchObject({ contentType: 'image/webp' });
    file?.stream.destroy();
    const [row] = await w.db.rows('select owner_id, purpose, width from files where id = $1', [id]);
    expect(row).toEqual({ owner_id: max.id, purpose: 'avatar', width: 240 });
  });

  it('is kept by browsers for ever, as nothing but a picture', async () => {
    const lin = await member('lin');
    const { avatarSet } = await w.as(lin).run(AVATAR, { image: await picture(80, 80) });
    const url = avatarSet.member.avatarUrl;
    const first = await w.app.nest.inject({ url });
    expect(first.statusCode).toBe(200);
    expect(first.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-length': String(first.rawPayload.length),
    });
    expect((await sharp(first.rawPayload).metadata()).width).toBe(96);
    const headers = { 'if-none-match': first.headers.etag as string };
    expect((await w.app.nest.inject({ url, headers })).statusCode).toBe(304);
    expect((await w.app.nest.inject({ url, method: 'HEAD' })).statusCode).toBe(200);
    for (const wrong of [
      url.replace('96', '97'),
      url.replace('.webp', '.png'),
      url.replace(/\w(?=\/96)/, (digit: string) => (digit === '0' ? '1' : '0')),
      '/files/..%2f..%2fsecret/96.webp',
      '/files/x/96.webp',
    ]) {
      const answer = await w.app.nest.inject({ url: wrong });
      expect([wrong, answer.statusCode]).toEqual([wrong, 404]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('comes as base64 over HTTP', async () => {
    const nat = await member('nat');
    const image = (await picture(60, 60)).toString('base64');
    const { avatarSet } = await w.as(nat).run(AVATAR, { image });
    expect(avatarSet.member.avatarUrl).toMatch(/^\/files\//);
    expect(await w.as(nat).refusal(AVATAR, { image: 'not base64!' })).toMatchObject({
      code: 'INVALID',
    });
  });

  it('gives way to the next, whose bytes alone stay', async () => {
    const oz = await member('oz');
    const idOf = async () => {
      const { avatarSet } = await w.as(oz).run(AVATAR, { image: await picture(50, 50) });
      return avatarSet.member.avatarUrl.split('/')[2] as string;
    };
    const [first, second] = [await idOf(), await idOf()];
    await w.drain();
    const files = w.app.nest.get(Files);
    expect(await files.open(first, '96')).toBeNull();
    (await files.open(second, '96'))?.stream.destroy();
    expect(await w.as(oz).run(AVATAR_REMOVE)).toEqual({
      avatarRemove: { member: { avatarUrl: null } },
    });
    await w.drain();
    expect(await files.open(second, '96')).toBeNull();
    expect(await w.db.rows('select 1 from files where owner_id = $1', [oz.id])).toEqual([]);
  });

  it('is never SVG, HTML or a broken picture', async () => {
    const pia = await member('pia');
    for (const bytes of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<script>', '']) {
      const image = Buffer.from(bytes);
      expect(await w.as(pia).refusal(AVATAR, { image })).toMatchObject({
        code: 'INVALID',
        fields: { image: 'image_unreadable' },
      });
    }
    expect(await w.as(pia).refusal(AVATAR, { image: Buffer.alloc(8_388_609) })).toMatchObject({
      fields: { image: 'image_too_large' },
    });
    expect(await w.anonymous.refusal(AVATAR, { image: '' })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });
});
