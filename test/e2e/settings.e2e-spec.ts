import { createHash } from 'node:crypto';
import { Settings, setting } from '@parvis/kernel';
import sharp from 'sharp';
import type { MemberRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const LIST = '{ settings { key kind value default isPublic min max options } }';
const UPDATE = `mutation Update($key: ID!, $value: String) {
  settingUpdate(key: $key, value: $value) { setting { key value } }
}`;
const SITE = `{ site {
  name tagline brandColour logoUrl defaultLocale timeZone signUpOpen tagRule
} }`;
const LOGO_SET = 'mutation($image: Bytes!) { siteLogoSet(image: $image) { site { logoUrl } } }';
const LOGO_REMOVE = 'mutation { siteLogoRemove { site { logoUrl } } }';

const SECRET = setting('spec.secret', 3, { min: 0, max: 10 });

let w: World;
let admin: MemberRow;
let moderator: MemberRow;

beforeAll(async () => {
  w = await world();
  admin = await w.member('admin', 'admin');
  moderator = await w.member('moderator', 'moderator');
});
afterAll(() => w.close());

const update = (key: string, value: string | null, who: MemberRow | null = admin) =>
  w.as(who).run(UPDATE, { key, value });
const refused = (key: string, value: string | null, who: MemberRow | null = admin) =>
  w.as(who).refusal(UPDATE, { key, value });
const keys = async (who: MemberRow | null): Promise<string[]> =>
  (await w.as(who).run(LIST)).settings.map(({ key }: { key: string }) => key);

describe('settings', () => {
  it('show the public ones to everyone and all of them to admins', async () => {
    expect(await keys(null)).toContain('tags.policy');
    for (const who of [null, moderator]) expect(await keys(who)).not.toContain(SECRET.key);
    expect(await keys(admin)).toEqual([...(await keys(admin))].sort());
    const { settings } = await w.as(admin).run(LIST);
    expect(settings).toContainEqual({
      key: SECRET.key,
      kind: 'number',
      value: '3',
      default: '3',
      isPublic: false,
      min: 0,
      max: 10,
      options: null,
    });
  });

  it('are changed by admins, on record, and go back to their default', async () => {
    await update(SECRET.key, '7');
    expect(w.app.nest.get(Settings).get(SECRET)).toBe(7);
    await update(SECRET.key, '7');
    await update(SECRET.key, null);
    expect(w.app.nest.get(Settings).get(SECRET)).toBe(3);
    const events = await w.db.rows(
      `select payload, actor_id as "actorId" from events where name = 'setting.changed' order by id`,
    );
    expect(events).toEqual([
      { payload: { key: SECRET.key, before: 3, after: 7 }, actorId: admin.id },
      { payload: { key: SECRET.key, before: 7, after: 3 }, actorId: admin.id },
    ]);
    expect(await refused(SECRET.key, '1', moderator)).toMatchObject({ reason: 'admins_only' });
    expect(await refused(SECRET.key, '1', null)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuse what they do not allow, and keys that nobody declared', async () => {
    const wrong: [string, string, string][] = [
      [SECRET.key, '11', 'too_large'],
      [SECRET.key, '-1', 'too_small'],
      [SECRET.key, '1.5', 'not_whole'],
      [SECRET.key, 'many', 'wrong_type'],
      ['signUp.open', 'maybe', 'wrong_type'],
      ['tags.policy', 'anarchy', 'not_an_option'],
      ['site.colour', 'red', 'wrong_form'],
      ['site.timeZone', 'Mars/Olympus', 'wrong_form'],
      ['site.name', '', 'required'],
      ['site.name', 'x'.repeat(600), 'too_long'],
      ['site.name', 'a\0b', 'text_has_nul'],
      ['site.name', '\ud800', 'text_malformed'],
      ['site.name', 'a\u202eb', 'text_has_bidi'],
      ['site.logoFileId', '../../etc/passwd', 'wrong_form'],
    ];
    for (const [key, value, reason] of wrong) {
      expect(await refused(key, value)).toMatchObject({
        code: 'INVALID',
        fields: { [key]: reason },
      });
    }
    for (const key of ['nothing', '__proto__', 'constructor', '\0', 'x'.repeat(10_000)]) {
      expect(await refused(key, 'x')).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('reach every other process, and give way when a release no longer allows them', async () => {
    await w.db.rows(
      `insert into settings (key, value) values ('spec.secret', '99'), ('site.tagline.en', '"Here"')
       on conflict (key) do update set value = excluded.value`,
    );
    await w.db.rows(`select pg_notify('parvis', 'settings site.tagline.en')`);
    const settings = w.app.nest.get(Settings);
    const until = Date.now() + 5_000;
    const tagline = async () => (await w.anonymous.run(SITE)).site.tagline;
    while ((await tagline()) !== 'Here' && Date.now() < until) {
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(await tagline()).toBe('Here');
    expect(settings.get(SECRET)).toBe(3);
  });
});

describe('the face of the site', () => {
  it('is what the brand set, in the language of the reader', async () => {
    await update('site.name', '  Le Comptoir ');
    await update('site.tagline.fr', 'On en parle ici');
    await update('site.colour', '#AA3322');
    await update('site.timeZone', 'Europe/Paris');
    expect((await w.as(null, 'fr').run(SITE)).site).toEqual({
      name: 'Le Comptoir',
      tagline: 'On en parle ici',
      brandColour: '#aa3322',
      logoUrl: null,
      defaultLocale: 'en',
      timeZone: 'Europe/Paris',
      signUpOpen: true,
      tagRule: 'free',
    });
  });

  it('takes an emblem from admins, drawn anew, and lets the old one go', async () => {
    const picture = async (background: string) =>
      (
        await sharp({ create: { width: 300, height: 200, channels: 3, background } })
          .png()
          .toBuffer()
      ).toString('base64');
    const set = async (background: string) =>
      (await w.as(admin).run(LOGO_SET, { image: await picture(background) })).siteLogoSet.site
        .logoUrl;
    const first = await set('red');
    expect(first).toMatch(/^\/files\/[0-9a-f-]{36}\/64\.webp$/);
    const second = await set('blue');
    expect(second).not.toBe(first);
    await w.drain();
    const files = await w.db.rows<{ id: string }>(`select id from files where purpose = 'logo'`);
    expect(files.map(({ id }) => second.includes(id))).toEqual([true]);
    const removed = await w.as(admin).run(LOGO_REMOVE);
    expect(removed.siteLogoRemove.site.logoUrl).toBeNull();
  });

  it('refuses what is no picture, and everyone who is not admin', async () => {
    const noise = createHash('sha512').update('noise').digest('base64');
    expect(await w.as(admin).refusal(LOGO_SET, { image: noise })).toMatchObject({
      code: 'INVALID',
      fields: { image: 'image_unreadable' },
    });
    expect(await w.as(moderator).refusal(LOGO_SET, { image: noise })).toMatchObject({
      reason: 'admins_only',
    });
    expect((await w.anonymous.refusal(LOGO_REMOVE)).code).toBe('UNAUTHENTICATED');
  });
});
