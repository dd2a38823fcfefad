import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { MemberRow } from '../support/factories.js';
import { openReviewSite, type ReviewSite } from './review-site.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let desk: ReviewSite;
let mona: MemberRow;
let max: MemberRow;

beforeAll(async () => {
  desk = await openReviewSite();
  mona = await desk.w.member('mona', 'moderator');
  max = await desk.w.member('max', 'moderator');
}, 180_000);

afterAll(() => desk.close());

const itemOf = (page: Page) => page.getAttribute('#item', 'data-item');

/** Presses keys and waits until another item, or none, is open. */
async function on(page: Page, from: string | null, ...keys: string[]): Promise<string | null> {
  for (const key of keys) await page.keyboard.press(key);
  await desk
    .until(async () => (await itemOf(page)) !== from)
    .catch(async () => {
      const said = await page.evaluate<string>(
        `['#item-state', '#act-sheet[open] [data-refusal]', '#trouble:not([hidden])']
           .map((part) => document.querySelector(part)?.textContent.trim()).join(' | ')`,
      );
      throw new Error(`${keys} did not move on from ${from}: ${said}`);
    });
  return itemOf(page);
}

/** Ticks the lines one below the other, by keyboard, from the open one. */
async function selectAll(page: Page, ids: readonly string[]): Promise<void> {
  for (const [at] of ids.entries()) {
    const here = await itemOf(page);
    await page.keyboard.press('x');
    if (at < ids.length - 1) await on(page, here, 'j');
  }
}

async function decisionsOf(id: string): Promise<{ verb: string; state: string; actions: any[] }[]> {
  return desk.w.db.rows(
    'select verb, state, actions from decisions where reviewable_id = $1 order by decided_at, id',
    [id],
  );
}

/** Everything the database holds of a case and what it is about, but for the decisions. */
async function rowsOf(id: string): Promise<string> {
  const rows = await desk.w.db.rows(
    `select to_jsonb(item) as item, to_jsonb(post) as post, to_jsonb(author) as author,
       (select jsonb_agg(to_jsonb(flag) order by flag.id) from flags flag
        where flag.reviewable_id = item.id) as flags
     from reviewables item left join posts post on post.id = item.target_id
       left join members author on author.id = item.author_id where item.id = $1`,
    [id],
  );
  return JSON.stringify(rows);
}

async function empty(): Promise<void> {
  await desk.w.db.rows(`update reviewables set state = 'closed', closed_at = now()
    where state = 'open'`);
}

describe('a moderator at the keyboard', () => {
  it('works 50 mixed items without a wrong verb', async () => {
    const kinds = [
      ...Array.from(
        { length: 20 },
        (_, at) => () => desk.flaggedPost(['spam', 'abuse', 'private', 'off-topic'][at % 4]),
      ),
      ...Array.from({ length: 15 }, () => desk.heldPost),
      ...Array.from({ length: 14 }, () => desk.newMember),
      () => desk.appeal(max),
    ];
    const ids: string[] = [];
    for (const make of kinds) ids.push(await make());
    expect(ids).toHaveLength(50);
    const visitor = await desk.visit(mona);
    const { page } = visitor;
    await page.goto('/moderation');

    const meant = new Map<string, string>();
    const plan = [['2'], ['1', 'b'], ['1', 'Enter'], ['3'], ['1', 's', 'a'], ['2']];
    let id = await itemOf(page);
    while (id) {
      const isAppeal = await page
        .getAttribute(`#row-${id}`, 'data-kind')
        .then((k) => k === 'appeal');
      const keys = isAppeal ? ['1', 'Enter'] : plan[meant.size % plan.length]!;
      meant.set(id, { 1: 'act', 2: 'leave', 3: 'escalate' }[keys[0]!]!);
      id = await on(page, id, ...keys);
    }
    expect(meant.size).toBe(50);
    expect(new Set(meant.keys())).toEqual(new Set(ids));
    const wrong: string[] = [];
    for (const [item, verb] of meant) {
      const made = await decisionsOf(item);
      if (made.length !== 1 || made[0]!.verb !== verb)
        wrong.push(`${item}: ${JSON.stringify(made)}`);
    }
    expect(wrong).toEqual([]);
    expect(await page.isVisible('[data-empty]')).toBe(true);
    expect(visitor.troubles).toEqual([]);
    await visitor.context.close();
  }, 300_000);

  it('undoes the last decision, and everything is as it was', async () => {
    await empty();
    // Of an author whom no decision made a moment ago concerns.
    const first = await desk.flaggedPost('spam', await desk.w.member());
    await desk.flaggedPost();
    const visitor = await desk.visit(mona);
    const { page } = visitor;
    await page.goto(`/moderation?item=${first}`);
    const before = await rowsOf(first);
    const next = await on(page, first, '1', 'b');
    expect((await decisionsOf(first)).map(({ state }) => state)).toEqual(['waiting']);
    expect(await page.textContent('#toast')).toContain('Hidden');
    const back = await on(page, next, 'u');
    expect(back).toBe(first);
    expect(await rowsOf(first)).toBe(before);
    expect(await page.isVisible(`#row-${first}`)).toBe(true);
    await desk.until(async () => (await page.isVisible('#toast')) === false);
    expect((await decisionsOf(first)).map(({ state }) => state)).toEqual(['undone']);
    await visitor.context.close();
  }, 60_000);

  it('writes digits into a field without deciding anything', async () => {
    await empty();
    const id = await desk.flaggedPost();
    const visitor = await desk.visit(mona);
    const { page } = visitor;
    await page.goto('/moderation');
    await page.keyboard.press('n');
    await page.keyboard.type('1 or 2 or 3, ask @max');
    expect(await page.inputValue('#note-body')).toBe('1 or 2 or 3, ask @max');
    await page.keyboard.press('Control+Enter');
    await page.waitForSelector('#notes li:has-text("1 or 2 or 3")');
    expect(await decisionsOf(id)).toEqual([]);
    // And with the modifiers of the browser's own shortcuts.
    await page.keyboard.press('Control+2');
    await page.keyboard.press('Alt+2');
    expect(await decisionsOf(id)).toEqual([]);
    await visitor.context.close();
  }, 60_000);

  it('reads the exact message before it is sent', async () => {
    await empty();
    const id = await desk.flaggedPost();
    const visitor = await desk.visit(mona);
    const { page } = visitor;
    await page.goto('/moderation');
    await page.keyboard.press('1');
    await page.waitForSelector('#act-sheet [data-message]');
    const message = page.locator('#act-sheet [data-message] [data-body]').first();
    expect(await message.textContent()).toContain('No advertising, no spam');
    await page.locator('#act-sheet [name=facts]').fill('It is the third time.');
    await page.waitForSelector('#act-sheet [data-body]:has-text("It is the third time.")');
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.keyboard.press('l');
    await on(page, id, 'Enter');
    const [made] = await decisionsOf(id);
    expect(made!.actions).toEqual([
      { kind: 'hide', hours: null },
      { kind: 'lock', hours: 4 },
    ]);
    expect(await page.textContent('#toast')).toContain('thread locked for 4 hours');
    await visitor.context.close();
  }, 60_000);

  it('decides on many at once, and undoes them together', async () => {
    await empty();
    const ids = [await desk.flaggedPost(), await desk.heldPost(), await desk.flaggedPost()];
    const visitor = await desk.visit(mona);
    const { page } = visitor;
    await page.goto('/moderation');
    await selectAll(page, ids);
    await page.keyboard.press('1');
    await page.keyboard.press('b');
    await page.waitForSelector('[data-empty]:not([hidden])');
    const made = await Promise.all(ids.map(decisionsOf));
    expect(made.map(([decision]) => decision!.verb)).toEqual(['act', 'act', 'act']);
    await page.keyboard.press('u');
    for (const id of ids) await page.waitForSelector(`#row-${id}`);
    await selectAll(page, ids);
    await page.keyboard.press('3');
    await page.waitForSelector('[data-empty]:not([hidden])');
    for (const id of ids) {
      const last = (await decisionsOf(id)).at(-1)!;
      expect([last.verb, last.state]).toEqual(['escalate', 'waiting']);
    }
    await page.keyboard.press('u');
    for (const id of ids) await page.waitForSelector(`#row-${id}`);
    const undone = await Promise.all(ids.map(decisionsOf));
    expect(undone.flat().every(({ state }) => state === 'undone')).toBe(true);
    await visitor.context.close();
  }, 60_000);
});

describe('two moderators at once', () => {
  it('see at once what the other decided', async () => {
    await empty();
    const ids = [await desk.flaggedPost(), await desk.flaggedPost()];
    const one = await desk.visit(mona);
    const other = await desk.visit(max);
    for (const { page } of [one, other]) {
      await page.goto(`/moderation?item=${ids[0]}`);
      await page.waitForSelector('[data-live=on]');
    }
    await one.page.keyboard.press('c');
    await other.page.waitForSelector(`#row-${ids[0]}:has-text("Mona")`);
    await one.page.keyboard.press('c');
    await other.page.waitForSelector(`#row-${ids[0]}:not(:has-text("Mona"))`);
    await on(one.page, ids[0]!, '2');
    await other.page.waitForSelector('#item-state:has-text("Mona")');
    await other.page.waitForSelector(`#row-${ids[0]}`, { state: 'detached' });
    expect(await other.page.isDisabled('#verbs [data-undo]')).toBe(true);
    await other.page.keyboard.press('2');
    expect((await decisionsOf(ids[0]!)).map(({ verb }) => verb)).toEqual(['leave']);
    expect([...one.troubles, ...other.troubles]).toEqual([]);
    await one.context.close();
    await other.context.close();
  }, 60_000);

  it('hear who was faster when both decide', async () => {
    await empty();
    const id = await desk.flaggedPost();
    const slow = await desk.visit(mona);
    await slow.page.goto('/moderation');
    // Without the socket the page is the older one when the key is pressed.
    await slow.context.setOffline(true);
    const [row] = await desk.w.db.rows<any>(
      'select version, content_hash from reviewables where id = $1',
      [id],
    );
    const input = { verb: 'leave', version: row.version, contentHash: row.content_hash };
    await desk.w.as(max).run(
      `mutation ($id: ID!, $input: DecisionInput!) {
           reviewableDecide(id: $id, input: $input) { decision { id } } }`,
      { id, input },
    );
    await slow.context.setOffline(false);
    await slow.page.keyboard.press('2');
    await slow.page.waitForSelector('#item-state:has-text("Max")');
    expect((await decisionsOf(id)).length).toBe(1);
    await slow.context.close();
  }, 60_000);
});

describe('the moderators’ pages', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`pass axe without a violation, ${colorScheme}`, async () => {
      await empty();
      await desk.heldPost();
      await desk.newMember();
      const id = await desk.flaggedPost();
      const found: string[] = [];
      for (const viewport of [
        { width: 1280, height: 860 },
        { width: 390, height: 844 },
      ]) {
        const { page, context } = await desk.visit(mona, {
          colorScheme,
          viewport,
          bypassCSP: true,
        });
        const look = async (name: string) => {
          await page.addScriptTag({ path: AXE });
          const { violations } = await page.evaluate(async () => (globalThis as any).axe.run());
          found.push(
            ...violations.map(
              ({ id: rule, nodes }: any) =>
                `${name} ${rule}: ${nodes.map((node: any) => node.html.slice(0, 120))}`,
            ),
          );
          const wide = await page.evaluate<number>(
            'document.documentElement.scrollWidth - document.documentElement.clientWidth',
          );
          if (wide > 0) found.push(`${name} is ${wide}px too wide`);
        };
        await page.goto(`/moderation?item=${id}`);
        await look('queue');
        await page.keyboard.press('1');
        await page.waitForSelector('#act-sheet [data-message]');
        await look('sheet');
        await page.keyboard.press('Escape');
        await page.keyboard.press('?');
        await look('help');
        await page.goto(`/moderation/cases/${id}`);
        await look('case');
        await page.goto('/moderation/health');
        await look('health');
        await context.close();
      }
      expect(found).toEqual([]);
    }, 120_000);
  }

  it('decide, and undo, without script', async () => {
    await empty();
    const id = await desk.flaggedPost();
    const { page, context } = await desk.visit(mona, { javaScriptEnabled: false });
    await page.goto('/moderation');
    await page.click('#verbs [data-verb=act]');
    await page.click('#act-sheet button:has-text("Show the message")');
    await page.waitForSelector('#act-sheet [data-message]');
    await page.click('#act-sheet .danger');
    expect((await decisionsOf(id)).map(({ verb, state }) => [verb, state])).toEqual([
      ['act', 'waiting'],
    ]);
    await page.click('.decided button');
    expect((await decisionsOf(id)).map(({ state }) => state)).toEqual(['undone']);
    await context.close();
  }, 60_000);
});
