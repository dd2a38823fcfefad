import { existsSync, readFileSync } from 'node:fs';
import { ADMIN, openSite, type Site } from './site.js';

const OWN = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '![x](javascript:alert(1))',
  '<svg/onload=alert(1)>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '{{constructor.constructor("alert(1)")()}}',
  '<https://x.example/"onmouseover="alert(1)>',
  '[a](<javascript:alert(1)>)',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '`<b onmouseover=alert(1)>`',
];
const LIST = new URL('../../../shared/data/xss-payloads-payloadbox.txt', import.meta.url);

/** Our own few, and every twentieth of a public list where that is at hand. */
const payloads = existsSync(LIST)
  ? [
      ...OWN,
      ...readFileSync(LIST, 'utf8')
        .split('\n')
        .filter((line, index) => line && index % 20 === 0),
    ]
  : OWN;

const THREAD = `mutation T($input: ThreadCreateInput!) { threadCreate(input: $input) { thread { id number slug } } }`;
const REPLY = `mutation R($id: ID!, $body: String!) { postCreate(threadId: $id, input: { bodyMarkdown: $body }) { post { id } } }`;

describe('hostile text', () => {
  let site: Site;

  beforeAll(async () => {
    site = await openSite({ DEMO: 'false' });
  }, 120_000);

  afterAll(() => site.close());

  it(`never runs, not even without a policy (${payloads.length} texts)`, async () => {
    const { cookie } = await site.serving.signIn(
      `mutation { signIn(input: { login: "${ADMIN.email}", password: "${ADMIN.password}" }) { viewer { member { id } } } }`,
      {},
    );
    const { roomCreate } = await site.serving.run(
      `mutation { roomCreate(input: { name: "<img src=x onerror=alert(1)>", slug: "hostile", description: "\\"><script>alert(1)</script>" }) { room { id } } }`,
      {},
      cookie,
    );
    const visitor = await site.visit({ bypassCSP: true });
    const dialogs: string[] = [];
    visitor.page.on('dialog', (dialog) => {
      dialogs.push(`${visitor.page.url()}: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const chunks = Array.from({ length: Math.ceil(payloads.length / 18) }, (_, index) =>
      payloads.slice(index * 18, index * 18 + 18),
    );
    for (const chunk of chunks) {
      const { threadCreate } = await site.serving.run(
        THREAD,
        {
          input: {
            roomId: roomCreate.room.id,
            kind: 'question',
            title: chunk[0]!.slice(0, 140),
            bodyMarkdown: chunk[0],
          },
        },
        cookie,
      );
      for (const body of chunk.slice(1)) {
        await site.serving.run(REPLY, { id: threadCreate.thread.id, body }, cookie);
      }
      const { number, slug } = threadCreate.thread;
      await visitor.page.goto(`/t/${number}/${slug}`);
      for (const element of await visitor.page.$$('.prose a, .prose img')) {
        await element.dispatchEvent('mouseover');
        await element.dispatchEvent('focus');
      }
    }
    for (const path of ['/', '/r/hostile', '/rooms', '/tags', '/m/admin'])
      await visitor.page.goto(path);
    expect(dialogs).toEqual([]);
    // The control: the same listener hears a script that does run.
    await visitor.page.evaluate("alert('heard')");
    expect(dialogs).toHaveLength(1);
    await visitor.context.close();
  }, 240_000);
});
