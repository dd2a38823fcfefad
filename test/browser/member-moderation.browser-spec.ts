import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { MemberRow, PostRow, ThreadRow } from '../support/factories.js';
import { openReviewSite, type ReviewSite } from './review-site.js';
import type { Visitor } from './site.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const CASE = `query { reviewables(first: 100) { nodes { id kind version contentHash
  post { id } appeal { id } } } }`;
const OPEN = `mutation ($input: ReviewableOpenInput!) {
  reviewableOpen(input: $input) { reviewable { id version contentHash } } }`;
const DECIDE = `mutation ($id: ID!, $input: DecisionInput!) {
  reviewableDecide(id: $id, input: $input) { decision { id } } }`;
const ANSWER = `mutation ($id: ID!) { appealReply(appealId: $id, body: "What did you mean?") {
  appeal { id } } }`;

let desk: ReviewSite;
let mona: MemberRow;
let max: MemberRow;

beforeAll(async () => {
  desk = await openReviewSite();
  mona = await desk.w.member('mona', 'moderator');
  max = await desk.w.member('max', 'moderator');
}, 180_000);

afterAll(() => desk.close());

interface Case {
  id: string;
  version: number;
  contentHash: string;
}

const decide = ({ id, version, contentHash }: Case, by: MemberRow, wish: object) =>
  desk.w.as(by).run(DECIDE, { id, input: { version, contentHash, ...wish } });

async function caseWhere(isIt: (item: any) => boolean): Promise<Case> {
  const { reviewables } = await desk.w.as(mona).run(CASE);
  return reviewables.nodes.find(isIt);
}

const statementsOf = (member: MemberRow) =>
  desk.w.db.rows<{ number: string; lifted_at: Date | null }>(
    'select number, lifted_at from statements where member_id = $1 order by number',
    [member.id],
  );

/** His one statement, once it is issued. */
const statementOf = (member: MemberRow) =>
  desk.until(async () => (await statementsOf(member))[0] ?? null);

const said = async (page: Page) => (await page.textContent('main')) ?? '';

async function flag(page: Page, thread: ThreadRow, post: PostRow): Promise<void> {
  await page.goto(`/t/${thread.number}`);
  const article = page.locator(`article[id="${post.number}"]`);
  await article.locator('details[data-menu] > summary').last().click();
  await article.locator('a[href$="/flag"]').click();
  await page.waitForURL(/\/flag$/);
  await page.click('label:has(input[value=spam])');
  await page.fill('textarea[name=note]', 'The same in three threads.');
  await page.click('main form button[type=submit]');
  await page.waitForSelector('main [role=status]');
  expect(await said(page)).toContain('Thank you');
  expect(await said(page)).toContain('Spam');
}

async function axe(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(async () => (globalThis as any).axe.run());
  return found.violations.map(
    ({ id, nodes }: any) => `${path} ${id}: ${nodes.map((node: any) => node.html.slice(0, 90))}`,
  );
}

describe.each([
  ['with script', true],
  ['without script', false],
] as const)('what a member wrote and another flags, %s', (_, javaScriptEnabled) => {
  const suffix = javaScriptEnabled ? 'js' : 'plain';
  const secret = `Unrepeatable words, ${suffix}.`;
  let writer: MemberRow;
  let flagger: MemberRow;
  let thread: ThreadRow;
  let post: PostRow;
  let writing: Visitor;
  let flagging: Visitor;

  beforeAll(async () => {
    writer = await desk.w.member(`writer-${suffix}`);
    flagger = await desk.w.member(`vigilant-${suffix}`);
    thread = await desk.w.thread(desk.room, desk.author);
    post = await desk.w.post(thread, writer, { body_markdown: secret });
    writing = await desk.visit(writer, { javaScriptEnabled });
    flagging = await desk.visit(flagger, { javaScriptEnabled });
  });

  afterAll(async () => {
    expect([...writing.troubles, ...flagging.troubles]).toEqual([]);
    await writing.context.close();
    await flagging.context.close();
  });

  it('is flagged on a page of its own, and says so afterwards', async () => {
    const { page } = flagging;
    await flag(page, thread, post);
    await page.goto(`/t/${thread.number}`);
    expect(await page.textContent(`article[id="${post.number}"]`)).toContain('You flagged this');
    await page.goto(`/t/${thread.number}/x/${post.number}/flag`);
    expect(await said(page)).toContain('waiting for a moderator');
  }, 60_000);

  it('is removed under a clause that readers learn, and nothing else of it', async () => {
    const item = await caseWhere(({ post: about }) => about?.id === post.id);
    await decide(item, mona, {
      verb: 'act',
      actions: [{ kind: 'remove' }],
      clauseCode: 'advertising',
      facts: 'Three times within an hour.',
    });
    await statementOf(writer);
    const { page, context } = await desk.site.visit({ javaScriptEnabled });
    await page.goto(`/t/${thread.number}`);
    const shown = (await page.textContent(`article[id="${post.number}"]`)) ?? '';
    expect(shown).toContain('Removed by the team');
    expect(await page.content()).not.toContain(secret);
    await page.click(`article[id="${post.number}"] a[href="/charter#advertising"]`);
    await page.waitForURL('**/charter#advertising');
    expect(await page.textContent('#advertising h2')).toContain('No advertising');
    await context.close();
  }, 60_000);

  it('tells the flagger the outcome', async () => {
    const { page } = flagging;
    await page.goto('/');
    const bell = page.locator('header a[href="/notifications"]').first();
    expect(await bell.getAttribute('aria-label')).toContain('1');
    await bell.click();
    await page.waitForURL('**/notifications');
    expect(await said(page)).toContain('The team agreed with your flag');
    await page.click('main header form button');
    await page.waitForSelector('header a[href="/notifications"]:not(:has(.count))');
    expect(await page.locator('main form button').count()).toBe(0);
  }, 60_000);

  it('is explained to its author, who appeals', async () => {
    const { page } = writing;
    const { number } = await statementOf(writer);
    await page.goto('/notifications');
    await page.click(`main a[href="/statements/${number}"]`);
    await page.waitForURL(`**/statements/${number}`);
    const letter = await said(page);
    for (const words of ['Three times within an hour.', 'No advertising', 'A person', secret]) {
      expect(letter).toContain(words);
    }
    await page.fill('textarea[name=body]', 'It was a question about prices.');
    await page.click('#appeal form button');
    await page.waitForSelector('#appeal ol');
    expect(await page.textContent('#appeal')).toContain('It was a question about prices.');
    expect(await page.textContent('#appeal')).toContain('The appeal is open');
  }, 60_000);

  it('is talked about on the appeal, and stands again when another grants it', async () => {
    const { page } = writing;
    const item = await caseWhere(({ kind, appeal }) => kind === 'appeal' && appeal !== null);
    const { reviewables } = await desk.w.as(max).run(CASE);
    const { appeal } = reviewables.nodes.find(({ id }: Case) => id === item.id);
    await desk.w.as(max).run(ANSWER, { id: appeal.id });
    await page.reload();
    expect(await page.textContent('#appeal')).toContain('What did you mean?');
    await page.fill('#appeal textarea[name=body]', 'Only what I asked.');
    await page.click('#appeal form button');
    await page.waitForSelector('#appeal li:nth-child(3)');
    const latest = await caseWhere(({ id }) => id === item.id);
    await decide(latest, max, { verb: 'leave' });
    await desk.until(async () => (await statementsOf(writer))[0]?.lifted_at);
    await page.reload();
    expect(await page.textContent('#appeal')).toContain('The appeal was granted');
    await page.goto(`/t/${thread.number}`);
    expect(await page.textContent(`article[id="${post.number}"]`)).toContain(secret);
  }, 60_000);
});

describe('a suspended member', () => {
  it('is told on every page until when and why, and can appeal', async () => {
    const member = await desk.w.member('suspended');
    const { reviewableOpen } = await desk.w.as(mona).run(OPEN, { input: { memberId: member.id } });
    const actions = [{ kind: 'suspend', hours: 24 }];
    await decide(reviewableOpen.reviewable, mona, {
      verb: 'act',
      actions,
      clauseCode: 'honesty',
      facts: 'Twice under a false name.',
    });
    const { number } = await statementOf(member);
    const { page, context, troubles } = await desk.visit(member);
    await page.goto('/');
    await page.click(`aside a[href="/statements/${number}"]`);
    await page.waitForURL(`**/statements/${number}`);
    expect(await said(page)).toContain('Twice under a false name.');
    await page.fill('textarea[name=body]', 'It is my own name.');
    await page.click('#appeal form button');
    await page.waitForSelector('#appeal ol');
    expect(troubles).toEqual([]);
    await context.close();
  }, 60_000);
});

describe('a newcomer', () => {
  it('learns that a reply is held, why, and may take it back', async () => {
    const member = await desk.w.member('newcomer', 'member', { trust_level: 0 });
    const { page, context, troubles } = await desk.visit(member);
    await page.goto(`/t/${desk.thread.number}`);
    await page.fill('#reply textarea[name=body]', 'Look at https://shop.example first.');
    await page.click(
      '#reply button[type=submit]:has-text("answer"), #reply form > .actions button',
    );
    await page.waitForURL(/\/held/);
    expect(await said(page)).toContain('Your post is held for review');
    expect(await said(page)).toContain('it holds links');
    await page.click('main article form button');
    await page.waitForSelector('main [role=status]:has-text("withdrew")');
    expect(troubles).toEqual([]);
    await context.close();
  }, 60_000);
});

describe('an admin', () => {
  it('sees what a new charter changes before publishing it, and tries a word before saving it', async () => {
    const admin = await desk.w.member('anna', 'admin');
    const { page, context, troubles } = await desk.visit(admin);
    await page.goto('/admin/charter');
    await page.fill('input[name="titleEn.0"]', 'Respect one another');
    await page.click('main form button:has-text("See what changes")');
    await page.waitForSelector('#changes');
    expect(await page.locator('#changes ~ * ins').allTextContents()).toEqual(['one', 'another']);
    await page.fill('input[name=changeNote]', 'A better word.');
    await page.click('button:has-text("Publish this version")');
    await page.waitForSelector('[role=status]:has-text("Version 2")');
    await page.goto('/charter');
    expect(await said(page)).toContain('Respect one another');

    await page.goto('/admin/words');
    await page.fill('input[name=pattern]', 'cum');
    await page.fill('textarea[name=sample]', 'A document and a cum.');
    await page.click('#word button:has-text("Try")');
    await page.waitForSelector('#word mark');
    expect(await page.locator('#word mark').allTextContents()).toEqual(['cum']);
    await page.click('#word button:has-text("Save")');
    await page.waitForSelector('main td code:text-is("cum")');
    expect(troubles).toEqual([]);
    await context.close();
  }, 90_000);
});

describe('the pages of conduct', () => {
  const MEMBER = ['/charter', '/statements', '/notifications', '/held'];
  const STAFF = ['/moderation/members/author', '/m/author', '/m/author/flag'];
  const ADMIN = ['charter', 'reasons', 'reasons/spam', 'words', 'trust', 'audit', 'members'];

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`pass axe without a violation, ${colorScheme}`, async () => {
      const options = { colorScheme, bypassCSP: true };
      const writer = await desk.w.member(`reader-${colorScheme}`);
      const [statement] = await desk.w.db.rows<{ number: string }>(
        'select number from statements order by number limit 1',
      );
      const member = await desk.visit(writer, {
        ...options,
        viewport: { width: 390, height: 844 },
      });
      const found: string[] = [];
      for (const path of [...MEMBER, `/t/${desk.thread.number}/x/1/flag`]) {
        found.push(...(await axe(member.page, path)));
      }
      const anna = await desk.w.member(`admin-${colorScheme}`, 'admin');
      const staff = await desk.visit(anna, options);
      const pages = [...STAFF, `/statements/${statement!.number}`];
      for (const path of [...pages, ...ADMIN.map((name) => `/admin/${name}`)]) {
        found.push(...(await axe(staff.page, path)));
      }
      expect(found).toEqual([]);
      await member.context.close();
      await staff.context.close();
    }, 180_000);
  }

  it('fit a phone without scrolling sideways', async () => {
    const admin = await desk.w.member('pocket', 'admin');
    const { page, context } = await desk.visit(admin, { viewport: { width: 360, height: 740 } });
    const wide: string[] = [];
    for (const path of [...MEMBER, ...STAFF, ...ADMIN.map((name) => `/admin/${name}`)]) {
      await page.goto(path);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (overflow > 0) wide.push(`${path} by ${overflow}px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  }, 90_000);
});
