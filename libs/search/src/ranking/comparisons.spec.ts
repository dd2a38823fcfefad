import { bm25f } from './bm25f.js';
import { gramComparison } from './character-grams.js';
import { Lexicon } from './lexicon.js';
import { liftedByNeighbours } from './neighbours.js';
import { countsOf, vectorOf } from './term-vector.js';
import { NEIGHBOURS } from './weights.js';
import { pairComparison } from './word-pairs.js';

const evenly = () => 1;
const settings = { k1: 1.2, b: 0.75, title: 3 };

describe('bm25f', () => {
  const asked = new Map([['visa', 1]]);
  const score = (title: string[], text: string[]) =>
    bm25f(asked, { title, text }, 8, evenly, settings);

  it('prefers the term in the title, and the shorter of two texts', () => {
    expect(score(['visa'], ['x'])).toBeGreaterThan(score(['x'], ['visa']));
    expect(score(['x'], ['visa'])).toBeGreaterThan(score(['x'], ['visa', 'a', 'b', 'c', 'd']));
  });

  it('saturates below 1, however often the term is repeated', () => {
    expect(score(['visa'], Array(500).fill('visa'))).toBeLessThan(1);
  });

  it('is 0 for a question without terms', () => {
    expect(bm25f(new Map(), { title: ['a'], text: [] }, 8, evenly, settings)).toBe(0);
  });
});

describe('gramComparison', () => {
  const lexicon = new Lexicon();
  const texts = (...words: string[]) => lexicon.wordsOf(words, 'en');
  const compared = gramComparison(texts('shadows', 'flicker'), lexicon, evenly);

  it('sees a misspelt word as nearly the same, another word as another', () => {
    expect(compared(texts('shadwos', 'flicker'))).toBeGreaterThan(0.6);
    expect(compared(texts('engine', 'build'))).toBeLessThan(0.1);
  });

  it('is at its most for the same words', () => {
    const same = compared(texts('shadows', 'flicker'));
    expect(same).toBeGreaterThanOrEqual(0.99);
    expect(compared(texts('shadows', 'flickering'))).toBeLessThan(same);
  });
});

describe('pairComparison', () => {
  const compared = pairComparison(['sound', 'browser', 'build'], 1, evenly);

  it('finds neighbours in either order, and none that stand apart', () => {
    expect(compared(['browser', 'sound'])).toBeGreaterThan(0);
    expect(compared(['sound', 'x', 'browser'])).toBe(0);
    expect(compared(['sound', 'browser', 'build'])).toBeCloseTo(1);
  });
});

describe('liftedByNeighbours', () => {
  it('lifts what resembles the best by score and likeness, and nothing by itself', () => {
    const about = (...terms: string[]) => vectorOf(countsOf(terms), evenly);
    const lifted = liftedByNeighbours(
      [1, 0.2, 0.2],
      [about('visa', 'visit'), about('visa', 'permit'), about('oil')],
    );
    expect(lifted[1]).toBeGreaterThan(lifted[2]!);
    expect(lifted[2]).toBeCloseTo(0.2);
    expect(lifted[0]).toBeCloseTo(1 + NEIGHBOURS.weight * 0.2 * 0.5);
  });
});
