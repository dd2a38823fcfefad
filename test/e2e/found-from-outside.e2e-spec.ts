import { existsSync } from 'node:fs';
import { SessionCookie, Sessions } from '@parvis/identity';
import { DOMParser, type Element } from '@xmldom/xmldom';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type ServingProcess, startServing } from '../support/serving.js';
import { type World, world } from '../support/world.js';

const isBuilt = existsSync(new URL('../../dist/web/handler.js', import.meta.url));
const withPages = isBuilt ? describe : describe.skip;

const ATOM = 'http://www.w3.org/2005/Atom';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';
const HOSTILE = 'Emoji 😀 ]]> </script><script>alert(1)</script> & <b> \u2028';

let w: World;
let server: ServingProcess;
let cookie: string;
let [ada, bob]: MemberRow[] = [];
let [room, closed]: RoomRow[] = [];
let [question, talk, hidden, copy]: ThreadRow[] = [];
let tag: { id: string; slug: string };

beforeAll(async () => {
  if (!isBuilt) return;
  w = await world();
  ada = await w.member('ada', 'admin', { bio_html: '<p>Knows <b>walnuts</b>.</p>' });
  bob = await w.member('bob');
  room = await w.room('help', { description: 'Where one helps.' });
  closed = await w.room('inside', { visibility: 'private', name: 'cnry-room' });
  tag = await w.tag('walnut', { thread_count: 1 });
  question = await w.thread(room, bob, {
    title: HOSTILE,
    body: 'How does &lt;b&gt; ask?',
    language: 'fr',
  });
  talk = await w.thread(room, ada, { title: 'Talk', kind: 'discussion' });
  hidden = await w.thread(closed, ada, { title: 'cnry-title', body: 'cnry-body' });
  copy = await w.thread(room, bob, { title: 'Asked again' });
  await w.db.rows('insert into thread_tags (thread_id, tag_id) values ($1, $2)', [
    question.id,
    tag.id,
  ]);
  const html = `<p><a href="/t/1">there</a> &lt;ok&gt; <img src="/files/x.webp" alt=""></p>`;
  const answer = await w.post(question, ada, { body_html: html });
  await w.post(question, bob, { body_html: '<p>Another.</p>' });
  await w.post(talk, bob, { body_html: '<p>A comment.</p>' });
  await w.db.rows(
    `update threads set answer_post_id = $2, answer_chosen_at = now() where id = $1`,
    [question.id, answer.id],
  );
  await w
    .as(ada)
    .run(
      `mutation ($id: ID!, $of: Int!) { threadMarkDuplicate(id: $id, input: { ofNumber: $of }) { thread { id } } }`,
      { id: copy.id, of: question.number },
    );
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

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { redirect: 'manual', headers });

/** A document of a real parser, which refuses whatever is not well formed. */
async function xml(path: string, headers?: Record<string, string>): Promise<Element> {
  const response = await get(path, headers);
  expect([path, response.status]).toEqual([path, 200]);
  expect(response.headers.get('content-type')).toMatch(
    /^application\/(atom\+)?xml; charset=utf-8$/,
  );
  const onError = (level: string, message: string) => {
    throw new Error(`${path}: ${level}: ${message}`);
  };
  const text = await response.text();
  return new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement!;
}
const texts = (root: Element, name: string, space = ATOM): string[] =>
  [...root.getElementsByTagNameNS(space, name)].map((node) => node.textContent ?? '');
const hrefs = (root: Element, rel: string): string[] =>
  [...root.getElementsByTagNameNS(ATOM, 'link')]
    .filter((link) => link.getAttribute('rel') === rel)
    .map((link) => link.getAttribute('href') ?? '');
const locations = async (path: string) => texts(await xml(path), 'loc', SITEMAP);
const page = async (path: string, headers?: Record<string, string>) =>
  (await get(path, headers)).text();
const structured = (html: string): any[] =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap((match) => {
    const data = JSON.parse(match[1]!);
    expect(data['@context']).toBe('https://schema.org');
    return data['@graph'] ?? [data];
  });
const meta = (html: string, name: string): string | undefined =>
  new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
const canonical = (html: string) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
const pathOf = (thread: ThreadRow) => `/t/${thread.number}`;
const addressOf = async (thread: ThreadRow) =>
  `${server.url}${(await get(pathOf(thread))).headers.get('location')}`;

withPages(`Atom feeds${isBuilt ? '' : ' (skipped: dist/web is not built)'}`, () => {
  const feeds = () => [
    '/feed.atom',
    '/r/help/feed.atom',
    `/tags/${tag.slug}/feed.atom`,
    `${pathOf(question!)}/feed.atom`,
  ];

  it('are what RFC 4287 asks for', async () => {
    for (const path of feeds()) {
      const feed = await xml(path);
      expect([feed.localName, feed.namespaceURI]).toEqual(['feed', ATOM]);
      const entries = [...feed.getElementsByTagNameNS(ATOM, 'entry')];
      expect(entries.length).toBeGreaterThan(0);
      expect(hrefs(feed, 'self')).toEqual([server.url + path]);
      for (const one of [feed, ...entries]) {
        const own = [...one.childNodes].map((node) => node.nodeName);
        const count = (name: string) => own.filter((found) => found === name).length;
        expect([count('id'), count('title'), count('updated')]).toEqual([1, 1, 1]);
      }
      for (const entry of entries) {
        expect(texts(entry, 'name')).toHaveLength(1);
        expect(texts(entry, 'content')).toHaveLength(1);
        expect(hrefs(entry, 'alternate')[0]).toMatch(/^http:\/\/[^/]+\/t\/\d+\//);
      }
      const ids = texts(feed, 'id');
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^tag:[\w.-]+,2026:[\w/-]+$/);
      for (const at of [...texts(feed, 'updated'), ...texts(feed, 'published')]) {
        expect(new Date(at).toISOString()).toBe(at);
      }
    }
  });

  it('carry any title and lead to the site from anywhere', async () => {
    const feed = await xml(`${pathOf(question!)}/feed.atom`);
    expect(texts(feed, 'title')[0]).toContain('😀 ]]> </script><script>alert(1)</script> & <b>');
    const all = texts(feed, 'content').join();
    expect(all).toContain(`<a href="${server.url}/t/1">`);
    expect(all).toContain(`<img src="${server.url}/files/x.webp"`);
    expect(all).toContain('&lt;ok&gt;');
  });

  it('say 304 to who has them, and are the same whoever asks in whatever language', async () => {
    for (const path of feeds()) {
      const first = await get(path);
      const etag = first.headers.get('etag')!;
      expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
      const mine = await get(path, { cookie, 'accept-language': 'fr' });
      expect([mine.headers.get('etag'), await mine.text()]).toEqual([etag, await first.text()]);
    }
  });

  it('know nothing of closed rooms, not even for those who see them', async () => {
    for (const path of ['/r/inside/feed.atom', `${pathOf(hidden!)}/feed.atom`]) {
      expect((await get(path, { cookie })).status).toBe(404);
      expect((await get(path.replace('feed', '%66eed'), { cookie })).status).toBe(404);
    }
    expect(await page('/feed.atom', { cookie })).not.toContain('cnry');
  });

  it('count as nobody’s reading', async () => {
    const views = async () =>
      (await w.db.rows('select 1 from thread_readers where thread_id = $1', [talk!.id])).length;
    const before = await views();
    await get(`${pathOf(talk!)}/feed.atom`, { 'user-agent': 'Mozilla/5.0' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await views()).toBe(before);
  });

  it('are named by the pages they are of', async () => {
    const html = await page('/r/help');
    expect(html).toContain(
      '<link rel="alternate" type="application/atom+xml" href="/r/help/feed.atom"',
    );
  });
});

withPages('sitemaps', () => {
  it('are found by robots.txt and hold what everybody may read', async () => {
    const robots = await page('/robots.txt');
    expect(robots).toContain(`Sitemap: ${server.url}/sitemap.xml`);
    const index = await locations('/sitemap.xml');
    expect(index).toContain(`${server.url}/sitemaps/threads-1.xml`);
    const all: string[] = [];
    for (const address of index) all.push(...(await locations(new URL(address).pathname)));
    expect(all).toContain(await addressOf(question!));
    expect(all).toContain(await addressOf(talk!));
    expect(all).toContain(`${server.url}/r/help`);
    expect(all).toContain(`${server.url}/tags/walnut`);
    expect(all.filter((address) => address.startsWith(server.url))).toEqual(all);
    const numbers = all.flatMap((address) => /\/t\/(\d+)\//.exec(address)?.[1] ?? []);
    expect(numbers).not.toContain(String(hidden!.number));
    expect(numbers).not.toContain(String(copy!.number));
  });

  it('lose a thread with the room that closes, and get it back', async () => {
    const SET = `mutation ($id: ID!, $visibility: RoomVisibility!) {
      roomUpdate(id: $id, input: { visibility: $visibility }) { room { id } }
    }`;
    const other = await w.room('other');
    const thread = await w.thread(other, bob!, { title: 'Soon inside' });
    const listed = async () =>
      (await locations('/sitemaps/threads-1.xml')).some((at) =>
        at.includes(`/t/${thread.number}/`),
      );
    const until = async (wanted: boolean) => {
      for (let i = 0; i < 40 && (await listed()) !== wanted; i++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await listed()).toBe(wanted);
    };
    await w.as(ada!).run(SET, { id: other.id, visibility: 'public' });
    await until(true);
    await w.as(ada!).run(SET, { id: other.id, visibility: 'private' });
    await until(false);
  });

  it('take one statement each, and say the same to everybody', async () => {
    const PAGE = '{ sitemap(page: 1) { path lastChangeAt } sitemapPages }';
    expect(await w.statements(() => w.anonymous.run(PAGE))).toBe(2);
    expect((await w.anonymous.run('{ sitemap(page: 0) { path } }')).sitemap).toEqual([]);
    expect(await w.as(ada!).run(PAGE)).toEqual(await w.anonymous.run(PAGE));
  });
});

withPages('what pages say to programs', () => {
  it('is a question with its answers', async () => {
    const html = await page(new URL(await addressOf(question!)).pathname);
    const [qa, crumbs] = structured(html);
    expect(qa['@type']).toBe('QAPage');
    const { mainEntity } = qa;
    expect(mainEntity).toMatchObject({
      '@type': 'Question',
      answerCount: 2,
      inLanguage: 'fr',
      author: { '@type': 'Person', name: 'Bob', url: `${server.url}/m/bob` },
      acceptedAnswer: { '@type': 'Answer', author: { name: 'Ada' }, upvoteCount: 0 },
    });
    expect(mainEntity.name).toContain('😀 ]]> </script><script>alert(1)</script> & <b>');
    expect(mainEntity.acceptedAnswer.text).toBe('there <ok>');
    expect(mainEntity.suggestedAnswer.map((one: { text: string }) => one.text)).toEqual([
      'Another.',
    ]);
    for (const one of [mainEntity, mainEntity.acceptedAnswer, ...mainEntity.suggestedAnswer]) {
      expect(new Date(one.datePublished).toISOString()).toBe(one.datePublished);
      expect(one.url.startsWith(`${server.url}/t/`)).toBe(true);
    }
    expect(crumbs['@type']).toBe('BreadcrumbList');
    expect(crumbs.itemListElement.map((step: { position: number }) => step.position)).toEqual([
      1, 2, 3,
    ]);
    expect(mainEntity.text).toBe('How does <b> ask?');
    expect(html).not.toContain('<script>alert');
    expect(canonical(html)).toBe(await addressOf(question!));
    expect(meta(html, 'og:url')).toBe(await addressOf(question!));
    expect(meta(html, 'og:type')).toBe('article');
  });

  it('is allowed by the policy of the page without any exception', async () => {
    const response = await get(new URL(await addressOf(question!)).pathname);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).not.toMatch(/unsafe-inline|unsafe-eval/);
  });

  it('is a conversation, a member, a place', async () => {
    const [talked] = structured(await page(new URL(await addressOf(talk!)).pathname));
    expect(talked).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'Talk',
      author: { name: 'Ada' },
      comment: [{ '@type': 'Comment', text: 'A comment.', author: { name: 'Bob' } }],
    });
    expect(talked.datePublished && talked.text && talked.url).toBeTruthy();
    const [profile] = structured(await page('/m/ada'));
    expect(profile).toMatchObject({
      '@type': 'ProfilePage',
      mainEntity: { '@type': 'Person', name: 'Ada', description: 'Knows walnuts.' },
    });
    const [place] = structured(await page('/r/help'));
    expect(place.itemListElement.at(-1)).toMatchObject({ item: `${server.url}/r/help` });
  });

  it('leads from a duplicate to its original', async () => {
    const html = await page(new URL(await addressOf(copy!)).pathname);
    expect(canonical(html)).toBe(await addressOf(question!));
    expect(structured(html).map((thing) => thing['@type'])).toEqual(['BreadcrumbList']);
  });

  it('keeps variants and empty pages out of lists', async () => {
    await w.room('empty');
    const robots = async (path: string) => meta(await page(path), 'robots');
    for (const path of ['/', '/r/help', '/tags', '/tags/walnut', '/m/ada', '/rooms']) {
      expect([path, await robots(path)]).toEqual([path, undefined]);
    }
    const unlisted = [
      '/?order=new',
      '/r/help?order=new',
      '/tags?q=w',
      '/r/empty',
      '/m/ada?show=answers',
    ];
    for (const path of unlisted) {
      expect([path, await robots(path)]).toEqual([path, 'noindex, follow']);
    }
    expect(canonical(await page('/r/help?order=new'))).toBe(`${server.url}/r/help`);
  });

  it('is nothing on the page of a member, who may see more than others', async () => {
    for (const path of [
      '/r/inside',
      pathOf(hidden!),
      new URL(await addressOf(question!)).pathname,
    ]) {
      const response = await fetch(server.url + path, { headers: { cookie } });
      const html = await response.text();
      expect([path, response.status]).toEqual([path, 200]);
      expect(structured(html)).toEqual([]);
      expect(meta(html, 'og:title')).toBeUndefined();
      expect(meta(html, 'robots')).toBe('noindex, follow');
    }
    expect((await get(pathOf(hidden!))).status).toBe(404);
  });
});
