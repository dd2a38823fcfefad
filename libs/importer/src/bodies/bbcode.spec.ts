import { renderMarkdown } from '@parvis/kernel';
import { bodyConverter, bodyToMarkdown } from './body-to-markdown.js';

const from = (bodyMarkdown: string) => bodyToMarkdown({ bodyMarkdown });

describe('BBCode in Markdown', () => {
  it.each([
    ['[b]a[/b] [i]b[/i] [u]c[/u] [s]d[/s]', '**a** *b* *c* ~~d~~'],
    ['[b]note:[/b]text', '**note**:text'],
    ['[b] a [/b]b', ' **a** b'.trim()],
    ['[b][i]a[/i][/b]', '***a***'],
    ['[b]a\n\nb[/b]', '**a**\n\n**b**'],
    ['[color=red]a[/color] [size=150]b[/size] [center]c[/center]', 'a b\n\nc'],
    ['[url]http://a.example/b_c[/url]', '<http://a.example/b_c>'],
    ['[url=http://a.example]b [i]c[/i][/url]', '[b *c*](http://a.example)'],
    ['[url="http://a.example/(b)"]c[/url]', '[c](<http://a.example/(b)>)'],
    ['[url=javascript:alert(1)]a[/url]', 'a (javascript:alert(1))'],
    ['[url=http://a.example]a]b[/url]', '[a\\]b](http://a.example)'],
    ['[img]//a.example/b.png[/img]', '![](https://a.example/b.png)'],
    ['[url=/a][img]/b.png[/img][/url]', '[![](/b.png)](/a)'],
    ['[email]a@b.example[/email]', '[a@b.example](mailto:a@b.example)'],
    ['[video]https://a.example/v[/video]', '<https://a.example/v>'],
    [
      '[youtube]abc[/youtube] [gist]1/2[/gist]',
      '<https://www.youtube.com/watch?v=abc>\n\n<https://gist.github.com/1/2>',
    ],
    ['[pastebin]the ID[/pastebin]', '[pastebin]the ID[/pastebin]'],
    ['[spoiler]a[/spoiler]b', 'ab'],
    ['[details="A title"]\nb\n[/details]\nc', '**A title**\n\nb\n\nc'],
    ['[poll type=regular]\n* a\n* b\n[/poll]', '* a\n* b'],
    [':wink: :not_an_emoji: a:b:c 10:30:20', '😉 :not_an_emoji: a:b:c 10:30:20'],
    ['10[sup]-5[/sup] H[sub]2[/sub]O', '10⁻⁵ H₂O'],
  ])('turns %j into %j', (source, markdown) => {
    expect(from(source)).toBe(markdown);
  });

  it.each([
    '[unknown]a[/unknown] [x]',
    '[b]never closed',
    'never opened[/quote]',
    'buffer[index] = [i]',
    '[quote="ada"]never closed',
    'List<String> and <T>',
    '\\[b]a[/b]',
  ])('keeps %j as it was written', (source) => {
    expect(from(source)).toBe(source);
    expect(renderMarkdown(from(source)).text).toBe(source.replace('\\', ''));
  });

  it.each([
    '`[b]a[/b] :wink:`',
    '```\n[b]a[/b]\n:wink:\n\n\n```',
    '~~~ c\n<b>x</b>\n~~~',
    '``a`[i]b[/i]``',
  ])('leaves code alone: %j', (source) => {
    expect(from(source)).toBe(source);
  });

  it('makes code of [code], inline where it stood in a line', () => {
    expect(from('a\n[code=cpp]\n  x[b]i[/b];\n```\n[/code]\nb')).toBe(
      'a\n\n````cpp\n  x[b]i[/b];\n```\n````\n\nb',
    );
    expect(from('call [code]f(`x`)[/code] now')).toBe('call ``f(`x`)`` now');
  });

  it('makes lists, nested and numbered, also of half-closed ones', () => {
    expect(from('[ul][li]a[/li]\n[li]b\n[ol][li]c[/li][li]d[/li][/ol][/li][/ul]')).toBe(
      '- a\n- b\n\n  1. c\n  2. d',
    );
    expect(from('[list]\n[*]a\n[*:m]b[/*:m]\n[/list:u]c')).toBe('- a\n- b\n\nc');
    expect(from('[list=1][*]a[*]b[/list]')).toBe('1. a\n2. b');
    expect(renderMarkdown(from('[*]a\n[*]b')).html).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n');
    expect(from('[ul]a\nb[/ul]')).toBe('a  \nb');
  });

  it('keeps line breaks, which counted where the posts come from', () => {
    expect(from('a\nb\n\nc\n- d\n- e\nf\\\ng')).toBe('a  \nb\n\nc\n- d\n- e  \nf\\\ng');
  });

  it('reads the HTML that stood among it', () => {
    expect(from('a<br>b <b>c</b> <a href="//d.example">e</a>')).toBe(
      'a  \nb **c** [e](https://d.example)',
    );
    expect(from("<img src='/a.png' alt=b width=3>")).toBe('![b](/a.png)');
    expect(from('<details><summary>a</summary>\n\nb\n</details>')).toBe('**a**\n\nb');
    expect(from('<kbd>F</kbd> <code>a<b></code> <!-- unseen -->')).toBe('`F` `a<b>`');
    expect(from('<iframe src="https://a.example/b" width=1></iframe>')).toContain(
      '<https://a.example/b>',
    );
  });

  it('drops the size from images and names files that are gone', () => {
    expect(from('![a|690x372](https://b.example/c.png)')).toBe('![a](https://b.example/c.png)');
    expect(from('![a|690x372, 50%](upload://c.png)')).toBe('a (upload://c.png)');
    expect(from('[a.zip|attachment](upload://c.zip)')).toBe('a.zip (upload://c.zip)');
    const upload = (address: string) => address.replace('upload://', 'https://b.example/');
    expect(bodyConverter({ upload })({ bodyMarkdown: '![a](upload://c.png)' })).toBe(
      '![a](https://b.example/c.png)',
    );
  });
});

describe('BBCode quotes', () => {
  it('keep the name where the post is not known', () => {
    expect(from('[quote="Ada L."]a[/quote]b')).toBe('> **Ada L.:**\n>\n> a\n\nb');
    expect(from('x\n[quote]\na\n\n[quote=Bob]b[/quote][/quote]')).toBe(
      'x\n\n> a\n>\n> > **Bob:**\n> >\n> > b',
    );
  });

  it('lead to the post where it is known', () => {
    const asked: unknown[] = [];
    const convert = bodyConverter({
      quoted(source) {
        asked.push(source);
        return { handle: 'ada-l', threadNumber: 12, slug: 'hello', postNumber: 9 };
      },
    });
    const markdown = convert({
      bodyMarkdown: '[quote="Ada L., post:9, topic:3003, full:true"]\na\n```\nb\n```\n[/quote]\nc',
    });
    expect(asked).toEqual([{ name: 'Ada L.', post: 9, topic: 3003 }]);
    expect(renderMarkdown(markdown)).toMatchObject({
      text: 'c',
      quotes: [{ handle: 'ada-l', threadNumber: 12, postNumber: 9 }],
    });
    expect(markdown).toBe('> [@ada-l](/t/12/hello#9):\n>\n> a  \n> ```\n> b\n> ```\n\nc');
  });
});
