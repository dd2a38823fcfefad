import { treeOf } from './html-tree.js';
import { renderMarkdown } from './markdown.js';
import { mentionCandidates } from './mentions.js';
import { quoteOf } from './quotes.js';
import type { RenderOptions } from './rendered-text.js';

const html = (source: string, options?: RenderOptions) =>
  renderMarkdown(source, options).html.trim();

describe('a rendered text', () => {
  it('starts its headings below the page’s', () => {
    const all = '# a\n## b\n### c\n#### d\n##### e\n###### f';
    expect(html(all).replace(/\n/g, '')).toBe(
      '<h3>a</h3><h4>b</h4><h5>c</h5><h6>d</h6><h6>e</h6><h6>f</h6>',
    );
  });

  it('shows raw HTML as text', () => {
    expect(html('List<String> <b onclick=x>y</b>')).toBe(
      '<p>List&lt;String&gt; &lt;b onclick=x&gt;y&lt;/b&gt;</p>',
    );
  });

  it('makes tables that scroll by keyboard, aligned without inline styles', () => {
    expect(treeOf(html('| a | b |\n|:-:|--:|\n| c | ~~d~~ |'))).toBe(
      treeOf(
        '<div class="table" tabindex="0"><table><thead><tr><th align="center">a</th>' +
          '<th align="right">b</th></tr></thead><tbody><tr><td align="center">c</td>' +
          '<td align="right"><del>d</del></td></tr></tbody></table></div>',
      ),
    );
  });

  it('shows task lists as signs', () => {
    const { html: list, text } = renderMarkdown('- [ ] a\n- [x] b\n- [y] c');
    expect(list).toContain('<li class="task">☐ a</li>\n<li class="task">☑ b</li>\n<li>[y] c</li>');
    expect(text).toBe('☐ a\n☑ b\n[y] c');
  });

  it('reads back as plain words, a line per block', () => {
    const source =
      '# A *b*\n\nc [d](/e) `f`\ng\n\n- h\n- i\n\n| j | k |\n|---|---|\n| l | m |\n\n```\nn\n```';
    expect(renderMarkdown(source).text).toBe('A b\nc d f\ng\nh\ni\nj k\nl m\nn');
  });

  it('refuses what is longer than a post may be, counting code points', () => {
    expect(() => renderMarkdown('x'.repeat(32_001))).toThrow('too_long');
    expect(renderMarkdown('🎈'.repeat(32_000)).text).toHaveLength(64_000);
    expect(renderMarkdown('x'.repeat(40_000), { maxLength: 50_000 }).text).toHaveLength(40_000);
  });
});

describe('links', () => {
  it('marks those that leave the site', () => {
    expect(html('[a](https://b.example)')).toBe(
      '<p><a href="https://b.example" rel="nofollow ugc noopener">a</a></p>',
    );
    expect(html('[a](https://b.example/c)', { siteOrigin: 'https://b.example' })).not.toContain(
      'rel',
    );
    expect(html('[a](/t/1/b#2)')).toBe('<p><a href="/t/1/b#2">a</a></p>');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://a.example',
    'https:a.example',
    '//evil.example',
  ])('leaves [a](%s) as it was written', (address) => {
    expect(html(`[a](${address})`)).not.toContain('href');
    expect(html(`![a](${address})`)).not.toContain('src');
    expect(html(`<${address}>`)).not.toContain('href');
    expect(html(`[a]\n\n[a]: ${address}`)).not.toContain('href');
  });

  it.each([
    'java&#x0A;script:alert(1)',
    '&#1;javascript:alert(1)',
    '/\\/evil.example',
    './/evil.example',
  ])('keeps [a](%s) on the site', (address) => {
    const [link] = renderMarkdown(`[a](${address})`).links;
    expect(new URL(link as string, 'https://site.example/t/1').host).toBe('site.example');
  });

  it('keeps a path with back slashes on the site', () => {
    expect(html('[a](/\\evil.example)')).toBe('<p><a href="/%5Cevil.example">a</a></p>');
  });

  it('links bare addresses, www. and e-mail, not file names', () => {
    const { html: out, links } = renderMarkdown(
      'https://a.example www.b.example, c@d.example README.md',
    );
    expect(links).toEqual(['https://a.example', 'http://www.b.example', 'mailto:c@d.example']);
    expect(out).toContain('</a>, <a');
    expect(out).toContain('README.md</p>');
  });

  it('shows an address as written, so that none passes for another', () => {
    expect(html('https://xn--80ak6aa92e.example')).toContain('>https://xn--80ak6aa92e.example</a>');
  });
});

describe('images', () => {
  it('load late and only from this site', () => {
    expect(html('![a "b"](/f/c.png)')).toBe(
      '<p><img src="/f/c.png" alt="a &quot;b&quot;" loading="lazy" decoding="async" /></p>',
    );
    expect(html('![a](https://b.example/c.png)')).toBe(
      '<p><a class="image" href="https://b.example/c.png" rel="nofollow ugc noopener">a</a></p>',
    );
    expect(html('![](https://b.example/c.png)')).toContain('>https://b.example/c.png</a>');
    expect(html('![a](https://b.example/c)', { siteOrigin: 'https://b.example' })).toContain(
      '<img',
    );
    expect(html('![a](https://b.example/c)', { images: 'all' })).toContain('<img');
  });

  it('become words inside a link', () => {
    expect(html('[![a](https://b.example/c.png)](/d)')).toBe('<p><a href="/d">a</a></p>');
  });

  it('are listed', () => {
    expect(renderMarkdown('![a](/b) ![c](https://d.example) ![a](/b)').images).toEqual([
      '/b',
      'https://d.example',
    ]);
  });
});

describe('mentions', () => {
  it('link to the member, in lower case', () => {
    const { html: out, mentions } = renderMarkdown('@Ada and @bob.b, @ada!');
    expect(mentions).toEqual(['ada', 'bob.b']);
    expect(out).toContain('<a class="mention" href="/m/ada">@Ada</a> and');
    expect(out).toContain('<a class="mention" href="/m/bob.b">@bob.b</a>, <a');
  });

  it.each([
    'a@b',
    '\\@ada',
    '`@ada`',
    '[@ada](/x)',
    '@ada@b.example',
    '@scope/name',
    '/@ada',
    '@',
    '@-a',
  ])('does not see one in %j', (source) => {
    expect(renderMarkdown(source).mentions).toEqual([]);
    expect(html(source)).not.toContain('mention');
  });

  it('leaves the unknown as text when told who exists', () => {
    const { html: out, mentions } = renderMarkdown('@ada @Override', { handles: ['ada'] });
    expect(mentions).toEqual(['ada']);
    expect(out).toContain('</a> @Override');
  });

  it('names candidates generously before anything is rendered', () => {
    expect(mentionCandidates('@Ada `@b` x@y.example (@c_d) @ada')).toEqual(['ada', 'b', 'c_d']);
  });
});

describe('a quote of a post', () => {
  const source = '> [@Ada](/t/12/slug#4):\n>\n> yes @bob [x](/y)\n\nno @eve';

  it('carries its source', () => {
    const { html: out, quotes } = renderMarkdown(source);
    expect(quotes).toEqual([{ threadNumber: 12, postNumber: 4, handle: 'ada' }]);
    expect(out).toContain(
      '<blockquote class="quote" cite="/t/12/slug#4">\n' +
        '<p class="quote-source"><a href="/t/12/slug#4">@Ada</a></p>\n<p>yes',
    );
  });

  it('neither mentions nor repeats: its words belong to the quoted post', () => {
    const { mentions, text, links } = renderMarkdown(source);
    expect({ mentions, text, links }).toEqual({ mentions: ['eve'], text: 'no @eve', links: [] });
  });

  it('may start in the same paragraph and name a post of the same thread', () => {
    const { html: out, quotes } = renderMarkdown('> [@ada](#4):\n> yes\n\n> [@bob](/t/3#1):');
    expect(quotes).toEqual([
      { postNumber: 4, handle: 'ada' },
      { threadNumber: 3, postNumber: 1, handle: 'bob' },
    ]);
    expect(treeOf(out)).toContain('"@ada"</a></p><p>"yes"</p></blockquote>');
  });

  it('is written by quoteOf', () => {
    const quote = quoteOf(
      { handle: 'ada', threadNumber: 12, slug: 'slug', postNumber: 4 },
      'a\n\nb\n',
    );
    expect(quote).toBe('> [@ada](/t/12/slug#4):\n>\n> a\n>\n> b\n');
    expect(renderMarkdown(`${quote}\nc`)).toMatchObject({
      quotes: [{ threadNumber: 12, postNumber: 4, handle: 'ada' }],
      text: 'c',
    });
  });

  it.each([
    '> [ada](/t/1#2):',
    '> [@ada](/m/ada):',
    '> [@ada](/t/1#2)',
    '> [@ada](/t/1#2): yes',
    '> hm',
  ])('is not seen in %j', (plain) => {
    expect(renderMarkdown(plain).quotes).toEqual([]);
    expect(html(plain)).toMatch(/^<blockquote>/);
  });
});
