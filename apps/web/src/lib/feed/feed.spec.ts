import { absolute, atom, type FeedEntry } from './atom';
import { escapeXml } from './xml';

const entry: FeedEntry = {
  ...{ id: 'tag:forum.example,2026:thread/1', title: 'A & B', page: 'https://forum.example/t/1/a' },
  ...{ author: { name: '<Ada>', page: 'https://forum.example/m/ada' }, html: '<p>]]>&amp;</p>' },
  ...{ publishedAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-03T00:00:00.000Z' },
};
const feed = {
  ...{ id: 'tag:forum.example,2026:home', title: 'Forum', self: 's', page: 'p' },
  updatedAt: '2025-01-01T00:00:00.000Z',
};

describe('XML', () => {
  it('drops what no document may hold and keeps emoji', () => {
    expect(escapeXml('a\u0000\u0008\u000b\ufffe\ud800b😀\udc00\t\n')).toBe('ab😀\t\n');
    expect(escapeXml(`<"&]]>'`)).toBe(`&lt;&quot;&amp;]]&gt;'`);
  });
});

describe('an Atom feed', () => {
  it('escapes titles, names and the HTML of entries', () => {
    const text = atom({ ...feed, entries: [entry] });
    expect(text).toContain('<title>A &amp; B</title>');
    expect(text).toContain('<name>&lt;Ada&gt;</name>');
    expect(text).toContain('<content type="html">&lt;p&gt;]]&gt;&amp;amp;&lt;/p&gt;</content>');
  });

  it('is as new as its newest entry, and as its site when it has none', () => {
    expect(atom({ ...feed, entries: [entry] })).toContain(
      `<updated>${entry.updatedAt}</updated><generator>`,
    );
    expect(atom({ ...feed, entries: [] })).toContain(`<updated>${feed.updatedAt}</updated>`);
  });

  it('leads to the site from anywhere, and leaves words about links alone', () => {
    const html = '<p>href="/x" <a title="a > b" href="/t/1">t</a><img src="//else/a.png"></p>';
    expect(absolute(html, 'https://forum.example')).toBe(
      '<p>href="/x" <a title="a > b" href="https://forum.example/t/1">t</a><img src="//else/a.png"></p>',
    );
  });
});
