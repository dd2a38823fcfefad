import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { tagged, verified } from '../support/experts.js';
import type { MemberRow, ThreadRow } from '../support/factories.js';
import { openReviewSite, type ReviewSite } from './review-site.js';
import type { Visitor } from './site.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = { viewport: { width: 390, height: 844 } };
const ASK = `mutation ($input: ThreadCreateInput!) { threadCreate(input: $input) { thread { id number } } }`;
const TAG = { slug: 'burrs', name: 'Burrs' };

describe('experts', () => {
  let site: ReviewSite;
  let admin: MemberRow;
  let tagId: string;

  beforeAll(async () => {
    site = await openReviewSite();
    admin = await site.w.member('solene', 'admin');
    const tag = await site.w.tag(TAG.slug, { name: TAG.name });
    tagId = tag.id;
  }, 120_000);

  afterAll(() => site.close());

  const member = (handle: string) =>
    site.w.member(handle, 'member', { last_seen_at: new Date(), trust_level: 2 });

  async function questionOn(asker: MemberRow, title: string): Promise<ThreadRow> {
    const thread = await site.w.thread(site.room, asker, { title, kind: 'question' });
    await tagged(site.w, thread, { id: tagId });
    return thread;
  }

  /** Asked as people do, so that it is offered to experts; the wait is over at once. */
  async function askedAndOffered(asker: MemberRow, title: string): Promise<number> {
    const input = {
      ...{ roomId: site.room.id, kind: 'question', title, bodyMarkdown: 'The dial says 0.' },
      ...{ tags: [TAG.slug], language: 'en', isNotDuplicate: true },
    };
    const { threadCreate } = await site.w.as(asker).run(ASK, { input });
    const { id, number } = threadCreate.thread;
    await due(`question.route:${id}`);
    await site.until(async () => {
      const [row] = await site.w.db.rows('select 1 from routed_questions where thread_id = $1', [
        id,
      ]);
      return row;
    });
    return number;
  }

  async function due(key: string): Promise<void> {
    await site.w.db.rows('update graphile_worker._private_jobs set run_at = now() where key = $1', [
      key,
    ]);
  }

  /** The day comes on which the verification ends. */
  async function expired(memberId: string): Promise<void> {
    const [row] = await site.w.db.rows<{ id: string }>(
      `update expert_verifications set until = now() + interval '20 milliseconds'
       where member_id = $1 and ended_at is null returning id`,
      [memberId],
    );
    await due(`expert-verification.expire:${row!.id}`);
    await site.until(async () => {
      const [over] = await site.w.db.rows(
        'select 1 from expert_verifications where id = $1 and ended_at is not null',
        [row!.id],
      );
      return over;
    });
  }

  const labelOf = async (page: Page, number: number) =>
    (await page.textContent(`article[id="${number}"] header`))?.replace(/\s+/g, ' ');

  describe.each([
    ['with script', true],
    ['without script', false],
  ] as const)('the way of an expert, %s', (_, javaScriptEnabled) => {
    const handle = javaScriptEnabled ? 'mila' : 'nour';
    const title = `Where is zero on the dial, asks ${handle}`;
    let expert: MemberRow;
    let peer: MemberRow;
    let asker: MemberRow;
    let thread: ThreadRow;
    let asked: number;
    let brand: Visitor;
    let stranger: Visitor;
    let own: Visitor;
    let peers: Visitor;

    beforeAll(async () => {
      [expert, peer, asker] = [
        await member(handle),
        await member(`${handle}-peer`),
        await member(`${handle}-asks`),
      ];
      await verified(site.w, admin, peer, { tagId });
      thread = await questionOn(asker, `How worn are these burrs, ${handle}?`);
      await site.w.post(thread, expert, { body_markdown: 'Feel the edge with a nail.' });
      brand = await site.visit(admin, { javaScriptEnabled });
      own = await site.visit(expert, { javaScriptEnabled });
      peers = await site.visit(peer, { javaScriptEnabled });
      stranger = await site.site.visit({ javaScriptEnabled });
    }, 60_000);

    afterAll(async () => {
      const visitors = [brand, own, peers, stranger];
      const troubles = visitors.flatMap((visitor) => visitor.troubles);
      await Promise.all(visitors.map((visitor) => visitor.context.close()));
      expect(troubles).toEqual([]);
    });

    it('begins as a customer whom the brand verifies', async () => {
      await stranger.page.goto(`/t/${thread.number}`);
      expect(await labelOf(stranger.page, 2)).toContain('Customer');
      const { page } = brand;
      await page.goto(`/admin/experts?member=${handle}`);
      await page.fill('input[name=member]', 'nobody-of-that-name');
      await page.selectOption('select[name=in]', { label: TAG.name });
      await page.click('form[action="?/verify"] button');
      await page.waitForSelector('input[name=member][aria-invalid=true]');
      await page.fill('input[name=member]', `@${handle}`);
      await page.click('form[action="?/verify"] button');
      await page.waitForURL(/done=verified/);
      expect(await page.textContent('table')).toContain(handle);
    }, 60_000);

    it('is labelled on his posts, listed, and has a page of his own', async () => {
      const { page } = stranger;
      await page.goto(`/t/${thread.number}`);
      const label = page.locator('article[id="2"] header a', { hasText: 'Expert' });
      expect(await label.textContent()).toContain(TAG.name);
      expect(await label.getAttribute('title')).toMatch(/until .*20\d\d/);
      await page.goto('/experts');
      await page.selectOption('select[name=in]', { label: TAG.name });
      await page.click('main form button');
      await page.waitForURL(/\/experts\?tag=burrs/);
      expect(await page.textContent('h1')).toBe(`Experts in ${TAG.name}`);
      await page.click(`main article a[href="/experts/${handle}"]`);
      await page.waitForURL(`/experts/${handle}`);
      expect(await page.textContent('main')).toMatch(/Verified expert in Burrs until/);
      expect(await page.textContent('section[aria-labelledby=theme-burrs]')).toContain(
        `How worn are these burrs, ${handle}?`,
      );
      await page.goto('/tags/burrs');
      expect(await page.textContent('main aside')).toContain(await nameOf(expert));
    }, 60_000);

    it('is offered an unanswered question, which another expert passes', async () => {
      asked = await askedAndOffered(asker, title);
      await peers.page.goto('/questions-for-you');
      await peers.page.locator('main article', { hasText: title }).locator('form button').click();
      await peers.page.waitForSelector('main article.over:has-text("You passed")');

      const { page } = own;
      await page.goto('/');
      await page.click('header a[href="/questions-for-you"][aria-label]');
      await page.waitForURL('/questions-for-you');
      const offered = page.locator('main article', { hasText: title });
      expect(await offered.textContent()).toContain('verified expert in Burrs');
      await offered.locator('a:has-text("Answer")').click();
      await page.waitForURL(new RegExp(`/t/${asked}/`));
      await page.fill(
        '#reply textarea, textarea[name=body]',
        'Turn it until it chirps; that is zero.',
      );
      await page.click('form[action*="reply"] button[type=submit]:not([formaction])');
      await page.waitForSelector('article[id="2"]');
      await page.goto('/questions-for-you');
      expect(await page.textContent('main article.over')).toContain('You answered');
    }, 60_000);

    it('has his answer verified by another expert, for everybody to see', async () => {
      const { page } = peers;
      await page.goto(`/t/${asked}`);
      await page.click('article[id="2"] button:has-text("Verify")');
      await page.waitForSelector('article[id="2"]:has-text("Verified by")');
      await stranger.page.goto(`/t/${asked}`);
      expect(await stranger.page.textContent('article[id="2"]')).toMatch(
        /Verified by .*\(expert\)/s,
      );
      await stranger.page.goto(`/r/grinders?expert`);
      expect(await stranger.page.textContent('main')).toContain(title);
      expect(await stranger.page.textContent('main ul.threads li:first-child')).toContain(
        'Answered by an expert',
      );
      await site.until(async () => {
        await own.page.goto('/notifications');
        return (await own.page.textContent('main'))?.includes('Your answer was verified');
      });
    }, 60_000);

    it('is followed by a member, who reads what he answers', async () => {
      const { page } = brand;
      await page.goto(`/experts/${handle}`);
      await page.click('button[name=follow]');
      await page.waitForSelector('button[name=follow][value=off]');
      await page.goto('/following');
      expect(await page.textContent('main')).toContain(title);
    }, 60_000);

    it('is a customer again on the day his verification ends', async () => {
      await expired(expert.id);
      const { page } = stranger;
      await page.goto(`/t/${asked}`);
      expect(await labelOf(page, 2)).toContain('Customer');
      expect(await labelOf(page, 2)).not.toContain('Expert');
      await page.goto(`/t/${thread.number}`);
      expect(await labelOf(page, 2)).toContain('Customer');
      await page.goto(`/experts/${handle}`);
      expect(new URL(page.url()).pathname).toBe(`/m/${handle}`);
      expect(await page.textContent('main')).not.toContain('Verified expert');
      await page.goto('/experts?tag=burrs');
      expect(await page.locator(`main a[href="/experts/${handle}"]`).count()).toBe(0);
      await brand.page.goto('/admin/experts?state=ended');
      expect(
        await brand.page
          .locator('tr', { hasText: `@${handle}` })
          .last()
          .textContent(),
      ).toContain('expired on');
    }, 60_000);
  });

  it('a verification is ended early, and taken back answer by answer', async () => {
    const [ends, other] = [await member('ends-early'), await member('asks-early')];
    await verified(site.w, admin, ends, { roomId: site.room.id });
    const thread = await questionOn(other, 'Does it end?');
    await site.w.post(thread, other, { body_markdown: 'It does.' });
    const own = await site.visit(ends);
    await own.page.goto(`/t/${thread.number}`);
    await own.page.click('article[id="2"] button:has-text("Verify")');
    await own.page.waitForSelector('article[id="2"]:has-text("Verified by")');
    await own.page.click('article[id="2"] footer button:has-text("Take back")');
    await own.page.waitForSelector('article[id="2"]:not(:has-text("Verified by"))');
    const brand = await site.visit(admin);
    await brand.page.goto('/admin/experts');
    await brand.page.locator('tr', { hasText: '@ends-early' }).locator('form button').click();
    await brand.page.waitForURL(/done=ended/);
    await own.page.goto(`/t/${thread.number}`);
    expect(await own.page.locator('article[id="2"] button:has-text("Verify")').count()).toBe(0);
    await Promise.all([own.context.close(), brand.context.close()]);
  }, 60_000);

  it('whoever does not want to be asked says so once', async () => {
    const quiet = await member('quiet');
    const { page, context } = await site.visit(quiet, { javaScriptEnabled: false });
    await page.goto('/settings/preferences');
    await page.uncheck('input[name=acceptsRoutedQuestions]');
    await page.click('main form button[type=submit]:has-text("Save")');
    await page.waitForURL(/saved/);
    expect(await page.isChecked('input[name=acceptsRoutedQuestions]')).toBe(false);
    await page.goto('/questions-for-you');
    expect(await page.textContent('main')).toContain('You have chosen not to be asked');
    await context.close();
  }, 60_000);

  describe.each([
    ['desktop, light', { colorScheme: 'light' }],
    ['phone, dark', { colorScheme: 'dark', ...PHONE }],
    ['phone, French', { colorScheme: 'light', locale: 'fr-FR', ...PHONE }],
  ] as const)('on a %s', (name, options) => {
    it('every page passes axe without a violation, and fits', async () => {
      const handle = `looked-at-${name.replaceAll(/\W+/g, '-').toLowerCase()}`;
      const expert = await member(handle);
      const asker = await member(`${handle}-asks`);
      await verified(site.w, admin, expert, { tagId });
      const number = await askedAndOffered(asker, `What is chirping, ${name}?`);
      const thread = await questionOn(asker, `What chirps, ${name}?`);
      const post = await site.w.post(thread, expert, { body_markdown: 'The burrs do.' });
      await site.w
        .as(admin)
        .run('mutation ($id: ID!) { answerVerify(postId: $id) { post { id } } }', {
          id: post.id,
        });
      const wrong: string[] = [];
      const look = async (page: Page, address: string) => {
        await page.goto(address);
        await page.evaluate(
          "document.querySelectorAll('main section details').forEach((one) => { one.open = true; })",
        );
        wrong.push(...(await violations(page, address)));
        const over = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (over > 0) wrong.push(`${address} is ${over}px too wide`);
      };
      // The checker is a script of ours that the pages' policy rightly refuses.
      const own = await site.visit(expert, { ...options, bypassCSP: true });
      const brand = await site.visit(admin, { ...options, bypassCSP: true });
      const shared = ['/experts', '/experts?tag=burrs', `/experts/${handle}`, `/m/${handle}`];
      const tag = ['', '?show=solved', '?show=articles', '?show=threads'].map(
        (q) => `/tags/burrs${q}`,
      );
      const mine = ['/questions-for-you', '/following', '/settings/preferences', '/notifications'];
      for (const address of [...shared, ...tag, ...mine, `/t/${number}`]) {
        await look(own.page, address);
      }
      const admins = ['/admin/experts', '/admin/experts?state=ended', `/t/${thread.number}`];
      for (const address of [...admins, '/?expert', '/r/grinders?expert', `/experts/${handle}`]) {
        await look(brand.page, address);
      }
      expect(wrong).toEqual([]);
      await Promise.all([own.context.close(), brand.context.close()]);
    }, 180_000);
  });

  async function violations(page: Page, state: string): Promise<string[]> {
    await page.addScriptTag({ path: AXE });
    const result = await page.evaluate(async () => (globalThis as any).axe.run());
    return result.violations.map(
      ({ id, nodes }: any) =>
        `${state} ${id}: ${nodes.map((node: any) => node.html.slice(0, 120))}`,
    );
  }

  async function nameOf({ id }: MemberRow): Promise<string> {
    const [row] = await site.w.db.rows<{ name: string }>('select name from members where id = $1', [
      id,
    ]);
    return row!.name;
  }
});
