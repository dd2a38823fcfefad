import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { ADMIN, openSite, type Site, type Visitor } from './site.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const PHONE = { viewport: { width: 390, height: 844 } };
const SOLVED = 'Pump suddenly twice as loud, and only a trickle at the group';
const PASSWORD = 'seven quiet herons';

describe('search', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
    await found('trickle');
  }, 120_000);

  afterAll(() => site.close());

  /** The index follows what was written; the demo community was written a moment ago. */
  async function found(text: string): Promise<void> {
    const query = 'query ($text: String!) { search(text: $text) { total } }';
    for (let attempt = 0; attempt < 150; attempt++) {
      const { search } = await site.serving.run(query, { text });
      if (search.total > 0) return;
      await new Promise((done) => setTimeout(done, 200));
    }
    throw new Error(`“${text}” was not found within 30 s`);
  }

  async function violations(page: Page, state: string): Promise<string[]> {
    // Words are longer in French; roles and contrasts are not.
    if ((await page.getAttribute('html', 'lang')) === 'fr') return [];
    await page.addScriptTag({ path: AXE });
    const result = await page.evaluate(async () => (globalThis as any).axe.run());
    return result.violations.map(
      ({ id, nodes }: any) =>
        `${state} ${id}: ${nodes.map((node: any) => node.html.slice(0, 120))}`,
    );
  }

  async function becomeMember(visitor: Visitor, handle: string): Promise<void> {
    const { page } = visitor;
    const email = `${handle}@example.org`;
    await page.goto('/sign-up');
    await page.fill('input[name=name]', handle);
    await page.fill('input[name=handle]', handle);
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', PASSWORD);
    await page.click('main form button[type=submit]');
    await page.waitForSelector(`text=${email}`);
    await page.goto(await site.mailed(email, '/confirm'));
    await page.click('main form button[type=submit]');
    await page.waitForURL((url) => !url.pathname.startsWith('/confirm'));
  }

  /** A question that another one was already, word for word. */
  async function questionAsBefore(): Promise<{ title: string; body: string; number: number }> {
    const query =
      'query { threads(list: latest, kind: question, isSolved: true, first: 20) { nodes { number title opening { bodyMarkdown } } } }';
    const { threads } = await site.serving.run(query);
    const { number, title, opening } = threads.nodes.find(
      (thread: { title: string }) => thread.title === SOLVED,
    );
    return { number, title, body: opening.bodyMarkdown };
  }

  describe('for a customer who types three wrong letters', () => {
    // “trickle”, “group” and “suddenly”, each with a letter amiss.
    const typed = 'pump sudenly trikcle gruop';

    it('finds the solved thread as he types, by the keyboard alone', async () => {
      const { page, context, troubles } = await site.visit();
      await page.goto('/');
      await page.keyboard.press('/');
      await page.keyboard.type(typed, { delay: 30 });
      const option = page.locator('#suggestions [role=option]', { hasText: SOLVED });
      await option.waitFor();
      expect(await page.getAttribute('#search-text', 'aria-expanded')).toBe('true');
      for (let press = 0; press < 10; press++) {
        if ((await option.getAttribute('aria-selected')) === 'true') break;
        await page.keyboard.press('ArrowDown');
      }
      const active = await page.getAttribute('#search-text', 'aria-activedescendant');
      expect(active).toBe(await option.getAttribute('id'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/t\/\d+\//);
      expect(await page.textContent('h1')).toContain(SOLVED);
      expect(await page.isVisible('.solution')).toBe(true);
      expect(troubles).toEqual([]);
      await context.close();
    }, 60_000);

    it.each([true, false])(
      'finds it by Enter; script: %s',
      async (javaScriptEnabled) => {
        const { page, context, troubles } = await site.visit({ javaScriptEnabled });
        await page.goto('/rooms');
        await page.fill('#search-text', typed);
        await page.press('#search-text', 'Enter');
        await page.waitForURL(/\/search\?q=/);
        const first = page.locator('ol.hits article').first();
        expect(await first.textContent()).toContain('Solved');
        await first.locator('h2 a').click();
        await page.waitForURL(/\/t\/\d+\//);
        expect(await page.textContent('h1')).toContain(SOLVED);
        expect(troubles).toEqual([]);
        await context.close();
      },
      60_000,
    );
  });

  describe('the box', () => {
    it('says how much it suggests, and closes on Escape with what was typed', async () => {
      const { page, context } = await site.visit();
      await page.goto('/tags');
      await page.click('#search-text');
      await page.keyboard.type('boiler', { delay: 30 });
      await page.waitForSelector('#suggestions:not([hidden])');
      expect(await page.textContent('form[data-search] [role=status]')).toMatch(/\d+ suggestions?/);
      await page.keyboard.press('ArrowUp');
      const last = page.locator('#suggestions [role=option]').last();
      expect(await last.getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      expect(await page.isVisible('#suggestions')).toBe(false);
      expect(await page.inputValue('#search-text')).toBe('boiler');
      expect(await page.getAttribute('#search-text', 'aria-activedescendant')).toBeNull();
      await context.close();
    }, 60_000);

    it('opens from an icon on a phone, which without script leads to the page', async () => {
      const { page, context } = await site.visit(PHONE);
      await page.goto('/');
      expect(await page.isVisible('#search-text')).toBe(false);
      await page.click('a[data-opens-search]');
      expect(await page.evaluate('document.activeElement.id')).toBe('search-text');
      await page.keyboard.press('Escape');
      expect(await page.isVisible('#search-text')).toBe(false);
      await context.close();
      const plain = await site.visit({ ...PHONE, javaScriptEnabled: false });
      await plain.page.goto('/');
      await plain.page.click('a[data-opens-search]');
      await plain.page.waitForURL('/search');
      expect(await plain.page.isVisible('#search-text')).toBe(true);
      await plain.context.close();
    }, 60_000);

    it('leaves “/” alone in fields, and everywhere for who wants that', async () => {
      const { page, context } = await site.visit();
      await page.goto('/tags');
      await page.click('main input[name=q]');
      await page.keyboard.type('a/b');
      expect(await page.inputValue('main input[name=q]')).toBe('a/b');
      await page.goto('/search');
      await page.uncheck('input[data-slash]');
      await page.goto('/rooms');
      await page.keyboard.press('/');
      expect(await page.evaluate('document.activeElement.id')).not.toBe('search-text');
      await context.close();
    }, 60_000);
  });

  describe('the page', () => {
    it('is narrowed by facets and widened by chips, without script', async () => {
      const { page, context } = await site.visit({ javaScriptEnabled: false });
      await page.goto('/search?q=pump');
      const counted = await page.locator('#facet-solved + ul a', { hasText: 'Solved' }).first();
      const count = Number(await counted.locator('.count').textContent());
      await counted.click();
      await page.waitForURL(/solved=true/);
      expect(await page.locator('ol.hits > li').count()).toBe(count);
      await page.click('ul.chips a');
      await page.waitForURL((url) => !url.search.includes('solved'));
      await context.close();
    }, 60_000);

    it('says what it did not understand, and offers to ask what is nowhere', async () => {
      const visitor = await site.visit();
      const { page } = visitor;
      await page.goto(`/search?q=${encodeURIComponent('qqzzxx lang:english')}`);
      expect(await page.textContent('main')).toContain('lang:english');
      await visitor.signIn(ADMIN.email, ADMIN.password);
      await page.goto('/search?q=qqzzxx+wwvvkk');
      await page.click('main a:has-text("Ask this question")');
      expect(await page.inputValue('input[name=title]')).toBe('qqzzxx wwvvkk');
      await visitor.context.close();
    }, 60_000);

    it.each([
      ['ten thousand letters', 'x'.repeat(10_000)],
      ['operators alone', '"" - : tag: -by:'],
      ['a piece of SQL', "'; drop table posts; --"],
      ['a regular expression', '(a+)+$'],
      ['a hedgehog', '🦔'],
      ['what is read from right to left', 'مرحبا'],
    ])(
      'answers %s as it answers anything',
      async (_, text) => {
        const { page, context, troubles } = await site.visit({ javaScriptEnabled: false });
        const response = await page.goto(`/search?q=${encodeURIComponent(text)}`);
        expect(response?.status()).toBe(200);
        expect(troubles).toEqual([]);
        await context.close();
      },
      60_000,
    );
  });

  describe('for a member who asks', () => {
    it('shows the solution while he types his title, and ends without a post', async () => {
      const visitor = await site.visit();
      const { page } = visitor;
      await becomeMember(visitor, 'finds-it');
      await page.goto('/ask');
      await page.click('input[name=title]');
      await page.keyboard.type('Pump is loud and only a trickle comes out', { delay: 15 });
      const item = page.locator('#similar details', { hasText: SOLVED });
      await item.waitFor();
      expect(await page.textContent('#similar-said')).toMatch(/similar question/);
      await page.fill('textarea[name=body]', 'A draft that is needed no more.');
      await item.locator('summary').click();
      expect(await item.locator('.prose').isVisible()).toBe(true);
      await item.locator('button:has-text("This answers my question")').click();
      await page.waitForURL(/\/t\/\d+\/.*answered/);
      await page.click('button:has-text("Say thanks")');
      await page.waitForSelector('.answered:has-text("You thanked")');
      await page.goto('/ask');
      expect(await page.inputValue('textarea[name=body]')).toBe('');
      await page.goto('/m/finds-it');
      expect(await page.textContent('main')).not.toContain('Pump is loud');
      expect(visitor.troubles).toEqual([]);
      await visitor.context.close();
    }, 90_000);

    it('keeps open what he reads, and in place what he writes', async () => {
      const visitor = await site.visit({ viewport: { width: 390, height: 844 } });
      const { page } = visitor;
      await visitor.signIn(ADMIN.email, ADMIN.password);
      await page.goto('/ask');
      await page.click('input[name=title]');
      await page.keyboard.type('Pump is loud', { delay: 15 });
      const item = page.locator('#similar details', { hasText: SOLVED });
      await item.locator('summary').click();
      await page.click('textarea[name=body]');
      const place = () =>
        page.$eval('textarea[name=body]', (area) => area.getBoundingClientRect().top);
      const before = await place();
      const looked = page.waitForResponse((response) => response.url().includes('/ask/similar'));
      await page.keyboard.type('Only a trickle comes out.');
      await looked;
      await page.waitForTimeout(200);
      expect(await item.getAttribute('open')).not.toBeNull();
      expect(Math.abs((await place()) - before)).toBeLessThan(2);
      await visitor.context.close();
    }, 60_000);

    it('is found the same question by a button without script, and follows it', async () => {
      const visitor = await site.visit({ javaScriptEnabled: false });
      const { page } = visitor;
      await becomeMember(visitor, 'has-it-too');
      await page.goto('/ask');
      await page.fill('input[name=title]', 'Pump is loud and only a trickle comes out');
      await page.fill('textarea[name=body]', 'Words that stay.');
      await page.press('input[name=title]', 'Enter');
      const item = page.locator('#similar details', { hasText: SOLVED });
      await item.waitFor();
      expect(await page.inputValue('textarea[name=body]')).toBe('Words that stay.');
      await item.locator('summary').click();
      await item.locator('button:has-text("Same question")').click();
      await page.waitForURL(/\/t\/\d+\//);
      expect(await page.getAttribute('button[name=same]', 'aria-pressed')).toBe('true');
      await visitor.context.close();
    }, 90_000);
  });

  describe.each([
    ['with script', true],
    ['without script', false],
  ] as const)('a question that was asked before, %s', (_, javaScriptEnabled) => {
    const handle = javaScriptEnabled ? 'again-js' : 'again-plain';
    let visitor: Visitor;

    beforeAll(async () => {
      visitor = await site.visit({ javaScriptEnabled });
      await becomeMember(visitor, handle);
    }, 60_000);

    afterAll(() => visitor.context.close());

    async function askAgain(): Promise<{ title: string; body: string; number: number }> {
      const { page } = visitor;
      const question = await questionAsBefore();
      await page.goto('/ask');
      await page.fill('input[name=title]', question.title);
      await page.selectOption('select[name=room]', { label: 'Croissant' });
      await page.fill('textarea[name=body]', question.body);
      // Nobody types a post in an instant, and a newcomer who seems to is held for review.
      await page.waitForTimeout(3_200);
      await page.click('main form button[type=submit]:has-text("Publish")');
      await page.waitForSelector('h1:has-text("asked already")');
      return question;
    }

    it('is confirmed with its answer in sight; nothing typed is lost', async () => {
      const { page } = visitor;
      const { title, body } = await askAgain();
      expect(await page.textContent('main article h2')).toBe(title);
      expect(await page.isVisible('main .solution .prose')).toBe(true);
      await page.click('button:has-text("Go on writing")');
      await page.waitForSelector('input[name=title]');
      expect(await page.inputValue('input[name=title]')).toBe(title);
      expect(await page.inputValue('textarea[name=body]')).toBe(body.replace(/\r\n/g, '\n'));
    }, 60_000);

    it('leads to the one before, which he follows', async () => {
      const { page } = visitor;
      const { number } = await askAgain();
      await page.click('button:has-text("It is the same")');
      await page.waitForURL(new RegExp(`/t/${number}/`));
      expect(await page.getAttribute('button[name=same]', 'aria-pressed')).toBe('true');
    }, 60_000);

    it('is published when he says that it is another', async () => {
      const { page } = visitor;
      const { title, number } = await askAgain();
      await page.click('button:has-text("Mine is different")');
      await page.waitForURL((url) => /^\/t\/\d+\//.test(url.pathname));
      expect(new URL(page.url()).pathname).not.toContain(`/t/${number}/`);
      expect(await page.textContent('h1')).toContain(title);
      expect(visitor.troubles).toEqual([]);
    }, 60_000);
  });

  describe('a duplicate', () => {
    it('leads to its original, which says how many met there', async () => {
      const visitor = await site.visit();
      const { page } = visitor;
      await visitor.signIn(ADMIN.email, ADMIN.password);
      const original = (await questionAsBefore()).number;
      await page.goto('/t/38');
      await page.click('main a:has-text("Mark as duplicate")');
      await page.fill('input[name=other]', 'no number');
      await page.click('main form button[type=submit]');
      await page.waitForSelector('[aria-invalid=true]');
      await page.fill('input[name=other]', `/t/${original}`);
      await page.click('main form button[type=submit]');
      await page.waitForSelector('.duplicate a');
      await page.click('.duplicate a');
      await page.waitForURL(new RegExp(`/t/${original}/`));
      expect(await page.textContent('main aside')).toMatch(/asked (once|\d+) more/);
      await page.goto('/t/38');
      await page.click('main a:has-text("Not a duplicate")');
      await page.click('main form button:has-text("not a duplicate")');
      await page.waitForSelector('main a:has-text("Mark as duplicate")');
      expect(await page.locator('.duplicate').count()).toBe(0);
      await visitor.context.close();
    }, 60_000);

    it('has threads like it below, on a page of their own without script', async () => {
      const { page, context } = await site.visit();
      const { number } = await questionAsBefore();
      await page.goto(`/t/${number}`);
      await page.locator('#related').scrollIntoViewIfNeeded();
      await page.waitForSelector('#related h3 a');
      await context.close();
      const plain = await site.visit({ javaScriptEnabled: false });
      await plain.page.goto(`/t/${number}`);
      await plain.page.click('#related a');
      await plain.page.waitForURL(/\/related$/);
      expect(await plain.page.locator('#related h3').count()).toBeGreaterThan(0);
      await plain.context.close();
    }, 60_000);
  });

  describe.each([
    ['desktop, light', { colorScheme: 'light' }],
    ['phone, dark', { colorScheme: 'dark', ...PHONE }],
    ['phone, French', { colorScheme: 'light', locale: 'fr-FR', ...PHONE }],
  ] as const)('on a %s', (_, options) => {
    it('passes axe without a violation in every state, and fits', async () => {
      // The checker is a script of ours that the pages' policy rightly refuses.
      const visitor = await site.visit({ ...options, bypassCSP: true });
      const { page } = visitor;
      const isPhone = 'viewport' in options;
      const wrong: string[] = [];
      const look = async (state: string) => {
        wrong.push(...(await violations(page, state)));
        const over = await page.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        if (over > 0) wrong.push(`${state} is ${over}px too wide`);
      };
      const addresses = ['', '?q=pump&solved=true&tag=pump', '?q=qqzzxx', '?q=a&type=members'];
      if (!isPhone) addresses.push('?q=pump&type=posts', '?q=pump&type=tags', '?q=a&type=experts');
      for (const address of addresses) {
        await page.goto(`/search${address}`);
        await look(`/search${address}`);
      }
      if (isPhone) {
        await page.goto('/search?q=pump');
        await page.click('[popovertarget=filters]');
        await look('the filters on a phone');
        await page.keyboard.press('Escape');
      }
      await page.goto('/tags');
      if (!(await page.isVisible('#search-text'))) await page.click('a[data-opens-search]');
      await page.fill('#search-text', 'steam');
      await page.waitForSelector('#suggestions:not([hidden])');
      await page.press('#search-text', 'ArrowDown');
      await look('suggestions');

      await visitor.signIn(ADMIN.email, ADMIN.password);
      await page.goto('/ask');
      const { title, body, number } = await questionAsBefore();
      await page.fill('input[name=title]', title);
      await page.locator('#similar summary').first().waitFor();
      await look('similar questions');
      await page.selectOption('select[name=room]', { label: 'Croissant' });
      await page.fill('textarea[name=body]', body);
      await page.click('main form[data-similar] .send button');
      await page.waitForSelector('h1[data-focus]');
      await look('asked before');
      for (const address of [
        `/t/${number}?answered`,
        '/t/38/x/duplicate',
        `/t/${number}/x/related`,
      ]) {
        await page.goto(address);
        await page.waitForTimeout(300);
        await look(address);
      }
      expect(wrong).toEqual([]);
      await visitor.context.close();
    }, 180_000);
  });
});
