import { sharedData } from '../../libs/kernel/src/text/shared-data.js';
import type { MemberRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const CREATE = `mutation Create($input: TagInput!) {
  tagCreate(input: $input) { tag { slug name descriptionMarkdown descriptionHtml } }
}`;
const TAG = 'query Tag($slug: String!) { tag(slug: $slug) { name } }';

const naughty: string[] | null = JSON.parse(sharedData('naughty-strings.json') ?? 'null');
const payloads = sharedData('xss-payloads-payloadbox.txt')?.split('\n').filter(Boolean) ?? null;
const withData = (data: unknown, name: string, work: () => Promise<void>) =>
  data ? it(name, work, 120_000) : it.skip(`${name} (../shared/data is absent)`, work);

/** What a name becomes: composed, single-spaced and without the # in front. */
const spelled = (text: string) =>
  text
    .replace(/^[\s#]+/, '')
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ');

let w: World;
let staff: MemberRow;

beforeAll(async () => {
  w = await world();
  staff = await w.member('staff', 'moderator');
});
afterAll(() => w.close());

const create = (input: object) => w.as(staff).both(CREATE, { input });

describe('tags of hostile strings', () => {
  withData(naughty, 'are refused with a reason or come back as they are spelled', async () => {
    let kept = 0;
    for (const name of naughty!) {
      const { data, errors } = await create({ name });
      if (errors) {
        expect({ name, code: errors[0].extensions.code }).toEqual({ name, code: 'INVALID' });
        expect(errors[0].extensions.fields?.name ?? errors[0].extensions.reason).toBeTruthy();
        continue;
      }
      const { tag } = data.tagCreate;
      kept += 1;
      expect(tag.name).toBe(spelled(name));
      expect(tag.slug).toMatch(/^[a-z0-9-]{1,60}$/);
      expect((await w.anonymous.run(TAG, { slug: tag.slug })).tag.name).toBe(tag.name);
    }
    expect(kept).toBeGreaterThan(100);
  });

  withData(payloads, 'keep a description word by word and render nothing that runs', async () => {
    const markdown = payloads!.slice(0, 60).join('\n\n').slice(0, 4_900);
    const { data, errors } = await create({ name: 'payloads', descriptionMarkdown: markdown });
    expect(errors).toBeUndefined();
    const { descriptionMarkdown, descriptionHtml } = data.tagCreate.tag;
    expect(descriptionMarkdown).toBe(markdown.trimEnd());
    expect(descriptionHtml).not.toMatch(
      /<(?:script|iframe|svg|object|style|img)|<\w[^>]*\son\w+\s*=/i,
    );
  });

  it('are refused when a description is a bomb', async () => {
    const { errors } = await create({ name: 'bomb', descriptionMarkdown: '> '.repeat(2_000) });
    expect(errors?.[0].extensions).toMatchObject({ code: 'INVALID' });
  });
});
