import { diffTexts, type TextChange } from './text-diff.js';

const rebuild = (changes: TextChange[], without: TextChange['kind']) =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('diffTexts', () => {
  it('names the words that changed', () => {
    expect(diffTexts('the old cat sat', 'the young cat sat down')).toEqual([
      { kind: 'same', text: 'the ' },
      { kind: 'removed', text: 'old' },
      { kind: 'added', text: 'young' },
      { kind: 'same', text: ' cat sat' },
      { kind: 'added', text: ' down' },
    ]);
  });

  it.each([
    ['', ''],
    ['a', ''],
    ['', 'a\n'],
    ['l’été\r\n  x', 'l’hiver\n  x'],
    ['🎈 b', 'c 🎈'],
  ])('gives both texts back exactly: %j, %j', (before, after) => {
    const changes = diffTexts(before, after);
    expect([rebuild(changes, 'added'), rebuild(changes, 'removed')]).toEqual([before, after]);
  });

  it('settles for less when out of patience, and still gives both texts back', () => {
    const before = Array.from({ length: 6_000 }, (_, i) => (i * 7919) % 1_000).join(' ');
    const after = Array.from({ length: 6_000 }, (_, i) => (i * 104_729) % 1_000).join(' ');
    const changes = diffTexts(before, after, 2);
    expect(changes.map(({ kind }) => kind)).toEqual(['removed', 'added']);
    expect([rebuild(changes, 'added'), rebuild(changes, 'removed')]).toEqual([before, after]);
  });
});
