import { renderMarkdown } from '@parvis/kernel';
import { bodyToMarkdown } from './body-to-markdown.js';

const from = (bodyText: string) => bodyToMarkdown({ bodyText });

describe('plain text', () => {
  it.each([
    'a *b* _c_ **d** `e` ~~f~~ snake_case 2*3*4',
    '# not a heading',
    '> not a quote',
    '- not a list',
    '1. not one either',
    '2) nor this',
    'a\n---',
    'a\n===',
    '- - -',
    '***',
    '| a | b |\n|---|---|',
    '[a]: /b',
    '[a] (b) ![c]',
    '&nbsp; &#65;'.replaceAll('&', '&amp;'),
    '<T> List<String> <a@b.example>',
    '```\na\n```',
    'C:\\dir\\*.txt \\o/',
    '    indented',
    'un élève @ada : 5 > 3 & 2 < 4',
  ])('shows %j as it was written', (text) => {
    const shown = text.replaceAll('&amp;', '&').replace(/^ +/gm, '');
    expect(renderMarkdown(from(text)).text).toBe(shown);
  });

  it('keeps lines, paragraphs and addresses', () => {
    expect(from('a\r\nb\r\n\r\n\r\nhttp://a.example/b_c_d*e*')).toBe(
      'a  \nb\n\n\nhttp://a.example/b_c_d*e*',
    );
    expect(renderMarkdown(from('see [this](http://a.example/x_(y)) now')).links).toEqual([
      'http://a.example/x_(y)',
    ]);
  });

  it('decodes entities once', () => {
    expect(renderMarkdown(from('Tom &amp; Ann &lt;3 &quot;x&quot; &amp;copy; AT&T')).text).toBe(
      'Tom & Ann <3 "x" &copy; AT&T',
    );
  });

  it('reads HTML that was encoded once more, with the line breaks beside it', () => {
    expect(
      from(
        '&lt;p&gt;\na &amp;amp; b\n&lt;/p&gt;\n&lt;P&gt;&amp;nbsp;&lt;/P&gt;\n&lt;p&gt;c&lt;/p&gt;',
      ),
    ).toBe('a & b\n\nc');
    expect(from('a\nb\n\nc &lt;a href=&quot;http://d.example&quot;&gt;e&lt;/a&gt;')).toBe(
      'a  \nb\n\nc [e](http://d.example)',
    );
    expect(from('a <b>c</b>\nd<!--break-->')).toBe('a **c**  \nd');
  });

  it('is empty when there is nothing', () => {
    expect(bodyToMarkdown({})).toBe('');
    expect(bodyToMarkdown({ bodyText: ' \n ' })).toBe('');
    expect(bodyToMarkdown({ bodyMarkdown: null, bodyHtml: null, bodyText: null })).toBe('');
  });
});
