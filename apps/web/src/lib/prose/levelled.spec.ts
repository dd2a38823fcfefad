import { levelled } from './levelled.js';

describe('the headings of a text', () => {
  it.each([
    ['<h4>a</h4>', 2, '<h2>a</h2>'],
    ['<h3 id="x">a</h3><h5>b</h5><h4>c</h4>', 3, '<h3 id="x">a</h3><h4>b</h4><h4>c</h4>'],
    ['<h5>a</h5><h3>b</h3><h4>c</h4>', 2, '<h2>a</h2><h2>b</h2><h3>c</h3>'],
    ['<h3>a</h3><h4>b</h4><h5>c</h5>', 5, '<h5>a</h5><h6>b</h6><h6>c</h6>'],
    ['<hr><p>no &lt;h3&gt;</p>', 2, '<hr><p>no &lt;h3&gt;</p>'],
  ])('of %s from %i', (html, top, expected) => {
    expect(levelled(html, top)).toBe(expected);
  });
});
