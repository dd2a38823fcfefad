import { readFileSync } from 'node:fs';
import { bodyOf, type TreeNode, treeOf } from './html-tree.js';
import { renderMarkdown } from './markdown.js';
import { itWith, sharedData } from './shared-data.js';

interface Example {
  example: number;
  markdown: string;
  html: string;
  section: string;
}

const page = readFileSync(new URL('../../../../docs/text.md', import.meta.url), 'utf8');

/** The example numbers that docs/text.md lists under a heading as differing. */
function documented(heading: string): number[] {
  const section = page.split(`### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';
  const rows = section.split('\n').filter((line) => /^\| \d/.test(line));
  const numbers = rows.flatMap((row) =>
    (row.split('|')[1] as string).split(',').flatMap((range) => {
      const [from, to] = range.split('–').map(Number) as [number, number?];
      return Array.from({ length: (to ?? from) - from + 1 }, (_, i) => from + i);
    }),
  );
  return numbers.sort((a, b) => a - b);
}

/** The standard's HTML in the house style that docs/text.md describes. */
function inHouseStyle(html: string): string {
  const body = bodyOf(html);
  for (const element of Array.from(body.querySelectorAll('*'))) restyle(element);
  return body.innerHTML;
}

function restyle(element: TreeNode): void {
  const heading = /^h([1-6])$/.exec(element.localName);
  if (heading) rename(element, `h${Math.min(6, Number(heading[1]) + 2)}`);
  if (element.localName === 'pre') element.setAttribute('tabindex', '0');
  if (element.localName === 'a' && /^https?:/i.test(element.getAttribute('href') ?? '')) {
    element.setAttribute('rel', 'nofollow ugc noopener');
  }
  if (element.localName === 'img') {
    element.setAttribute('loading', 'lazy');
    element.setAttribute('decoding', 'async');
  }
  if (element.localName === 'table') {
    const frame = element.ownerDocument.createElement('div');
    frame.setAttribute('class', 'table');
    frame.setAttribute('tabindex', '0');
    element.parentNode.replaceChild(frame, element);
    frame.appendChild(element);
  }
}

function rename(element: TreeNode, name: string): void {
  const renamed = element.ownerDocument.createElement(name);
  while (element.firstChild) renamed.appendChild(element.firstChild);
  element.parentNode.replaceChild(renamed, element);
}

function differing(examples: Example[]): number[] {
  return examples
    .filter((one) => treeOf(renderMarkdown(one.markdown).html) !== treeOf(inHouseStyle(one.html)))
    .map((one) => one.example);
}

describe('CommonMark', () => {
  const commonmark = sharedData('commonmark.json');
  const gfm = sharedData('gfm.json');

  itWith(commonmark)('renders as the standard says, but for the documented examples', () => {
    const examples = JSON.parse(commonmark as string) as Example[];
    expect(examples.length).toBeGreaterThan(600);
    expect(differing(examples)).toEqual(documented('CommonMark'));
  });

  itWith(gfm)('renders GFM as its specification says, but for the documented examples', () => {
    const extensions = (JSON.parse(gfm as string) as Example[]).filter((one) =>
      one.section.includes('(extension)'),
    );
    expect(extensions.length).toBeGreaterThan(20);
    expect(differing(extensions)).toEqual(documented('GFM extensions'));
  });

  it.each([
    ['*a* **b** `c`', '<p><em>a</em> <strong>b</strong> <code>c</code></p>'],
    ['a  \nb\\\nc\nd', '<p>a<br>\nb<br>\nc\nd</p>'],
    ['3. x\n4. y', '<ol start="3"><li>x</li><li>y</li></ol>'],
    ['[a](/b "c")', '<p><a href="/b" title="c">a</a></p>'],
    ['[a]\n\n[a]: <>', '<p><a href="">a</a></p>'],
    ['``` c\\+\\+\n<x>\n```', '<pre><code class="language-c++">&lt;x&gt;\n</code></pre>'],
    ['> a\n>> b', '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>'],
    ['&copy; \\*', '<p>© *</p>'],
    ['a\n-\n\n***', '<h2>a</h2><hr>'],
    ['![*a*](/b)', '<p><img src="/b" alt="a"></p>'],
  ])('renders %j', (markdown, html) => {
    expect(treeOf(renderMarkdown(markdown).html)).toBe(treeOf(inHouseStyle(html)));
  });
});
