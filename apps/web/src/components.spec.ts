import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => ({ file, text: readFileSync(new URL(file, folder), 'utf8') }));

/** The markup of a component, without its script and styles. */
const markup = (text: string) => text.replace(/<(script|style)[\s>][\s\S]*?<\/\1>/g, '');

describe('components', () => {
  it('put HTML on a page through Prose alone, and data for search engines through JsonLd', () => {
    const found = files.filter(({ text }) => text.includes('{@html')).map(({ file }) => file);
    expect(found).toEqual(['lib/head/JsonLd.svelte', 'lib/ui/Prose.svelte']);
  });

  it('carry no inline style, which the policy would refuse', () => {
    const inline = /\sstyle(:[\w-]+)?=|\stransition:|\sin:|\sout:|\sanimate:/;
    expect(files.filter(({ text }) => inline.test(markup(text))).map(({ file }) => file)).toEqual(
      [],
    );
  });

  it('carry no handler as text', () => {
    const handler = /\son\w+="/;
    expect(files.filter(({ text }) => handler.test(markup(text))).map(({ file }) => file)).toEqual(
      [],
    );
  });

  it('ask nothing of another host', () => {
    const foreign = /(src|href|url)[=(]["']?(https?:)?\/\//;
    expect(files.filter(({ text }) => foreign.test(text)).map(({ file }) => file)).toEqual([]);
  });

  it('fetch nothing', () => {
    expect(files.filter(({ text }) => /\bfetch\(/.test(text)).map(({ file }) => file)).toEqual([]);
  });
});
