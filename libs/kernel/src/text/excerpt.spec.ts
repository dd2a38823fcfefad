import { excerptOf } from './excerpt.js';

describe('excerptOf', () => {
  it.each([
    ['short', 10, 'short'],
    ['one\ntwo\n\nthree', 20, 'one two three'],
    ['one two, three four', 10, 'one two…'],
    ['x'.repeat(30), 10, `${'x'.repeat(10)}…`],
    ['🎈'.repeat(30), 9, '🎈🎈🎈🎈…'],
    ['👩‍👩‍👧‍👦'.repeat(3), 13, '👩‍👩‍👧‍👦…'],
    ['', 10, ''],
  ])('cuts %j at %i', (text, max, excerpt) => {
    expect(excerptOf(text, max)).toBe(excerpt);
  });
});
