import { createRequire } from 'node:module';
import { ADMIN, openSite, type Site } from './site.js';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const STRANGERS = ['/', '/rooms', '/tags', '/sign-in', '/sign-up', '/reset', '/t/1', '/nowhere'];
const MEMBERS = ['/ask', '/bookmarks', '/settings', '/admin', '/admin/rooms', '/admin/settings'];

describe('every page', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite();
  }, 120_000);

  afterAll(() => site.close());

  async function violations(path: string, page: import('playwright-core').Page): Promise<string[]> {
    await page.goto(path);
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () => (globalThis as any).axe.run());
    return found.violations.map(
      ({ id, nodes }: any) => `${path} ${id}: ${nodes.map((node: any) => node.html.slice(0, 90))}`,
    );
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes axe without a violation, ${colorScheme}`, async () => {
      // The checker is a script of ours that the pages' policy rightly refuses.
      const options = { colorScheme, bypassCSP: true };
      const stranger = await site.visit(options);
      const found: string[] = [];
      for (const path of STRANGERS) found.push(...(await violations(path, stranger.page)));
      const admin = await site.visit({ ...options, viewport: { width: 390, height: 844 } });
      await admin.signIn(ADMIN.email, ADMIN.password);
      for (const path of MEMBERS) found.push(...(await violations(path, admin.page)));
      expect(found).toEqual([]);
      await stranger.context.close();
      await admin.context.close();
    }, 180_000);
  }

  it('fits a phone without scrolling sideways', async () => {
    const { page, context } = await site.visit({ viewport: { width: 360, height: 740 } });
    const wide: string[] = [];
    for (const path of STRANGERS) {
      await page.goto(path);
      const overflow = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      if (overflow > 0) wide.push(`${path} by ${overflow}px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  }, 60_000);
});
