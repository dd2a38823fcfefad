import { renderMarkdown } from '@parvis/kernel';
import { bodyConverter, bodyToMarkdown } from './body-to-markdown.js';

const from = (bodyHtml: string) => bodyToMarkdown({ bodyHtml });

describe('HTML', () => {
  it.each([
    ['<p>a &amp; b</p><p>c<br>d</p>', 'a & b\n\nc  \nd'],
    ['<h2>a</h2><hr><blockquote><p>b</p></blockquote>', '## a\n\n---\n\n> b'],
    ['<p><strong>a :</strong>b <em>c</em> <u>d</u> <s>e</s></p>', '**a** :b *c* *d* ~~e~~'],
    ['<p>x<b>(1)</b>y</p>', 'x(1)y'],
    [
      '<ul><li>a</li><li><p>b</p><ol start="3"><li>c</li><li>d</li></ol></li></ul>',
      '- a\n- b\n\n  3. c\n  4. d',
    ],
    ['<pre><code class="lang-cpp">a &lt; b  \n\n```</code></pre>', '````cpp\na < b  \n\n```\n````'],
    ['<p><code>a`b</code> <kbd>c</kbd></p>', '``a`b`` `c`'],
    ['<a href="https://a.example">https://a.example</a>', '<https://a.example>'],
    ['<a href="/a"><img src="/b.png" alt="c"></a>', '[![c](/b.png)](/a)'],
    ['<p>2<sup>10</sup> <img class="emoji" title=":wink:" src="/e.png"></p>', '2¹⁰ 😉'],
    [
      '<table><tr><th>a</th><th>b|c</th></tr><tr><td>d<br>e</td></tr></table>',
      '| a | b\\|c |\n| --- | --- |\n| d e |  |',
    ],
    ['<table><tr><td>a</td></tr><tr><td><p>b</p></td></tr></table>', 'a\n\nb'],
    ['<script>x</script><style>y</style>a', 'a'],
    [
      '<div class="lazyYT" data-youtube-id="abc" data-youtube-title="T"></div>',
      '[T](https://www.youtube.com/watch?v=abc)',
    ],
    ['<iframe src="https://a.example"></iframe>', '<https://a.example>'],
    ['a\nb', 'a  \nb'],
  ])('turns %j into %j', (html, markdown) => {
    expect(from(html)).toBe(markdown);
  });

  it('shows text that looks like Markdown as text', () => {
    const words = '*a* _b_ `c` [d](e) # f ~~g~~ &lt; 1. h <i>';
    const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(renderMarkdown(from(`<p>${escaped}</p>`)).text).toBe(words);
  });

  it('reads the pages of a Discourse forum', () => {
    const convert = bodyConverter({
      quoted: ({ post, topic }) => ({
        handle: 'ada',
        threadNumber: topic as number,
        postNumber: post as number,
      }),
    });
    const quote =
      '<aside class="quote no-group" data-username="Ada" data-post="4" data-topic="7"><div class="title">' +
      '<div class="quote-controls"></div><img class="avatar" src="/x.png"> Ada:</div>' +
      '<blockquote><p>b</p></blockquote></aside><p>c</p>';
    expect(convert({ bodyHtml: quote })).toBe('> [@ada](/t/7#4):\n>\n> b\n\nc');
    expect(
      from(
        '<a class="lightbox" href="/big.png"><img src="/small.png" alt="a"><div class="meta"><span>a 530 KB</span></div></a>',
      ),
    ).toBe('![a](/big.png)');
    expect(
      from(
        '<aside class="onebox" data-onebox-src="https://a.example"><img src="/icon.png"><h3><a href="https://a.example">T</a></h3><p>more</p></aside>',
      ),
    ).toBe('[T](https://a.example)');
  });

  it('keeps the words of HTML that nests too deep for any reader', () => {
    const deep = `${'<div>'.repeat(20_000)}words${'</div>'.repeat(20_000)}`;
    expect(from(deep)).toBe('words');
  });
});
