import { slugify } from './slug.js';

describe('slugify', () => {
  it.each([
    ['L’été à Évian : où ça ?', 'l-ete-a-evian-ou-ca'],
    ['Cœur & Æther, Straße, Łódź, Ørsted', 'coeur-aether-strasse-lodz-orsted'],
    ['C++ vs. C#', 'c-vs-c'],
    ['ﬁn Ⅳ ２', 'fin-iv-2'],
    ['İstanbul ılık', 'istanbul-ilik'],
    ['日本語', 'thread'],
    ['--', 'thread'],
    ['', 'thread'],
    ['<script>', 'script'],
  ])('%j becomes %s', (text, slug) => {
    expect(slugify(text, 'thread')).toBe(slug);
  });

  it('cuts between words, or within one that is longer than half', () => {
    expect(slugify('word '.repeat(40), 'thread')).toMatch(/^(word-){15}word$/);
    expect(slugify('x'.repeat(200), 'thread')).toBe('x'.repeat(80));
    expect(slugify(`a ${'x'.repeat(200)}`, 'thread')).toHaveLength(80);
    expect(slugify('ab cd', 'thread', 5)).toBe('ab-cd');
    expect(slugify('ab cdef', 'thread', 4)).toBe('ab-c');
  });
});
