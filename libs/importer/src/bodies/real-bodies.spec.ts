import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { renderMarkdown } from '@parvis/kernel';
import { bodyConverter, type SourceBody } from './body-to-markdown.js';

const folder = new URL('../../../../../shared/data/', import.meta.url);

function* bodiesOf(name: string, every: number): Generator<SourceBody & { id: string }> {
  const lines = gunzipSync(readFileSync(new URL(name, folder)))
    .toString('utf8')
    .split('\n');
  for (let i = 0; i < lines.length; i += every) {
    const one = lines[i] ? (JSON.parse(lines[i] as string) as SourceBody & { id: string }) : null;
    if (one && (one.bodyMarkdown ?? one.bodyHtml ?? one.bodyText) != null) yield one;
  }
}

/** Letters and digits alone: what must survive the change of form. */
const letters = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

describe('the bodies of real communities', () => {
  const convert = bodyConverter();

  /** The larger the community, the smaller the share that this spec reads. */
  const files = [
    ['community-dev-urho3d.jsonl.gz', 25],
    ['community-dev-beer-stackexchange.jsonl.gz', 5],
    ['community-dev-fr-republique-numerique.jsonl.gz', 5],
    ['community-dev-qatarliving.jsonl.gz', 10],
  ] as const;

  for (const [name, every] of files) {
    const present = existsSync(new URL(name, folder));
    const test = present ? it : it.skip;
    test(`render without an error: ${name}${present ? '' : ' (../shared/data is absent)'}`, () => {
      let count = 0;
      for (const body of bodiesOf(name, every)) {
        const { html } = renderMarkdown(convert(body), { maxLength: 200_000 });
        expect(typeof html).toBe('string');
        count++;
      }
      expect(count).toBeGreaterThan(100);
    });
  }

  const plain = 'community-dev-fr-republique-numerique.jsonl.gz';
  const test = existsSync(new URL(plain, folder)) ? it : it.skip;
  test('lose no letter of a plain text', () => {
    for (const { bodyText } of bodiesOf(plain, 3)) {
      if (!bodyText || /<|&\w+;/.test(bodyText)) continue;
      const { text } = renderMarkdown(convert({ bodyText }), { maxLength: 200_000 });
      expect(letters(text)).toBe(letters(bodyText));
    }
  });
});
