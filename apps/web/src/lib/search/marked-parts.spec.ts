import { markedParts } from './marked-parts.js';

const shown = (html: string) =>
  markedParts(html).map(({ text, isMarked }) => (isMarked ? `[${text}]` : text));

describe('the parts of a highlighted text', () => {
  it.each([
    ['', []],
    ['no mark', ['no mark']],
    ['<mark>hinge</mark> squeaks', ['[hinge]', ' squeaks']],
    ['a <mark>b</mark><mark>c</mark>', ['a ', '[b]', '[c]']],
    ['two <mark>lines\nlong</mark>', ['two ', '[lines\nlong]']],
    ['1 &lt; 2 &amp;&amp; <mark>&quot;x&#39;</mark>', ['1 < 2 && ', '["x\']']],
    ['&amp;lt;b&amp;gt;', ['&lt;b&gt;']],
    ['&lt;mark&gt;not one&lt;/mark&gt;', ['<mark>not one</mark>']],
    ['<mark>never closed', ['<mark>never closed']],
  ])('of %j', (html, parts) => {
    expect(shown(html)).toEqual(parts);
  });
});
