import { openSite, type Site, type Visitor } from './site.js';

const PASSWORD = 'seven quiet herons';

/** Signs up, follows the link of the mail, and ends as a member. */
async function becomeMember(site: Site, visitor: Visitor, handle: string): Promise<void> {
  const { page } = visitor;
  const email = `${handle}@example.org`;
  await page.goto('/sign-up');
  await page.fill('input[name=name]', `${handle} the ${handle}`);
  await page.fill('input[name=handle]', handle);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await page.click('main form button[type=submit]');
  await page.waitForSelector(`text=${email}`);
  await page.goto(await site.mailed(email, '/confirm'));
  await page.click('main form button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/confirm'));
  await page.goto(`/m/${handle}`);
  expect(await page.textContent('h1')).toContain(handle);
}

/** Nobody types a post in an instant, and a newcomer who seems to is held for review. */
const takeTime = ({ page }: Visitor) => page.waitForTimeout(3_200);

async function ask(visitor: Visitor, title: string): Promise<string> {
  const { page } = visitor;
  await page.goto('/ask');
  await page.fill('input[name=title]', title);
  await page.selectOption('select[name=room]', { index: 1 });
  await page.fill('textarea[name=body]', 'It **drips** since Tuesday.\n\n- cleaned it\n- new seal');
  await page.fill('input[name=tags]', 'leak').catch(() => undefined);
  await takeTime(visitor);
  await page.click('main form button[type=submit]:has-text("Publish")');
  await page.waitForURL(/\/t\/\d+\//);
  expect(await page.textContent('h1')).toContain(title);
  return new URL(page.url()).pathname;
}

async function answer(visitor: Visitor, thread: string, words: string): Promise<void> {
  const { page } = visitor;
  await page.goto(thread);
  await page.fill('#reply textarea[name=body]', words);
  await takeTime(visitor);
  await page.click('#reply button[type=submit]:has-text("answer")');
  await page.waitForSelector(`article:has-text("${words}")`);
}

async function accept(visitor: Visitor, thread: string): Promise<void> {
  const { page } = visitor;
  await page.goto(thread);
  await page.click('article button:has-text("This solved it")');
  await page.waitForSelector('.solution');
}

/** Reacts to the answer below the question, where a solution is shown a second time. */
async function thank(visitor: Visitor, thread: string): Promise<void> {
  const { page } = visitor;
  await page.goto(thread);
  const reply = page.locator('ol.posts article').first();
  await reply.getByLabel('Add a reaction').click();
  await reply.locator('details[open] button[value=thanks]').click();
  await reply.locator('button[value=thanks][aria-pressed=true]').waitFor();
}

describe('a customer', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  }, 120_000);

  afterAll(() => site.close());

  for (const [how, javaScriptEnabled] of [
    ['with script', true],
    ['without script', false],
  ] as const) {
    it(`finds, signs up, asks, is answered and accepts, ${how}`, async () => {
      const suffix = javaScriptEnabled ? 'js' : 'plain';
      const asker = await site.visit({ javaScriptEnabled });
      await asker.page.goto('/');
      await asker.page.click('main article h3 a');
      await asker.page.waitForURL(/\/t\/\d+\//);
      await becomeMember(site, asker, `asker-${suffix}`);
      const helper = await site.visit({ javaScriptEnabled });
      await becomeMember(site, helper, `helper-${suffix}`);

      const thread = await ask(asker, `Why does it drip, ${suffix}?`);
      await answer(helper, thread, `Turn the collar to the left, ${suffix}.`);
      await accept(asker, thread);
      await thank(asker, thread);

      const stranger = await site.visit({ javaScriptEnabled });
      await stranger.page.goto(thread);
      const solution = stranger.page.locator('.solution');
      expect(await solution.textContent()).toContain(`Turn the collar to the left, ${suffix}.`);
      const kept = [asker, helper, stranger].flatMap((visitor) => visitor.troubles);
      expect(kept).toEqual([]);
      for (const visitor of [asker, helper, stranger]) await visitor.context.close();
    }, 120_000);
  }

  it('loses nothing he typed when a form is refused', async () => {
    const visitor = await site.visit();
    await becomeMember(site, visitor, 'careless');
    const { page } = visitor;
    await page.goto('/ask');
    await page.fill('input[name=title]', 'A title that stays');
    await page.fill('textarea[name=body]', 'Words that stay.');
    // The browser would not even send it without a room; the server must refuse it as kindly.
    await page.$eval('main form', (form) => form.setAttribute('novalidate', ''));
    await page.click('main form button[type=submit]:has-text("Publish")');
    await page.waitForSelector('[aria-invalid=true]');
    expect(await page.inputValue('input[name=title]')).toBe('A title that stays');
    expect(await page.inputValue('textarea[name=body]')).toBe('Words that stay.');
    await visitor.context.close();
  }, 60_000);

  it('looks at his words as they will stand, and writes on', async () => {
    const visitor = await site.visit();
    await becomeMember(site, visitor, 'careful');
    const { page } = visitor;
    await page.goto('/ask');
    await page.fill('input[name=title]', 'A title that stays');
    await page.fill('textarea[name=body]', 'Some **bold** words');
    await page.click('main form button:has-text("Preview")');
    await page.waitForSelector('.preview strong:text-is("bold")');
    expect(await page.isVisible('textarea[name=body]')).toBe(false);
    await page.click('main form button:has-text("Write")');
    expect(await page.isVisible('.preview')).toBe(false);
    expect(await page.isVisible('textarea[name=body]')).toBe(true);
    expect(await page.inputValue('textarea[name=body]')).toBe('Some **bold** words');
    expect(await page.inputValue('input[name=title]')).toBe('A title that stays');
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    expect(await page.inputValue('textarea[name=body]')).toBe('Some **bold** words and more');
    expect(visitor.troubles).toEqual([]);
    await visitor.context.close();
  }, 60_000);

  it('is spoken to in French when his browser is', async () => {
    const { page, context } = await site.visit({ locale: 'fr-FR' });
    await page.goto('/');
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(await page.textContent('header')).toContain('Salons');
    await page.click('footer button[value=en]');
    await page.waitForSelector('html[lang=en]');
    await context.close();
  }, 60_000);
});
