import { wilsonLowerBound } from './expertise-formula.js';

describe('the Wilson lower bound', () => {
  it('is 0 without a judgement, and without a good one', () => {
    expect(wilsonLowerBound(0, 0)).toBe(0);
    expect(wilsonLowerBound(0, 50)).toBeCloseTo(0, 12);
  });

  it('gives the values that are published for it', () => {
    // 95 % interval of 81 of 263 (Newcombe 1998, table I, method 3): 0.2553 to 0.3662.
    expect(wilsonLowerBound(81, 263)).toBeCloseTo(0.2553, 4);
    expect(wilsonLowerBound(15, 148)).toBeCloseTo(0.0624, 4);
    expect(wilsonLowerBound(29, 29)).toBeCloseTo(0.883, 3);
  });

  it('rises with more of the same, and stays below the share itself', () => {
    const bounds = [1, 2, 4, 8, 100].map((trials) => wilsonLowerBound(trials, trials));
    expect([...bounds].sort((a, b) => a - b)).toEqual(bounds);
    expect(bounds.at(-1)).toBeLessThan(1);
    expect(wilsonLowerBound(9, 10)).toBeLessThan(0.9);
  });

  it('falls with time, as what was judged long ago counts less', () => {
    expect(wilsonLowerBound(10 / 2, 10 / 2)).toBeLessThan(wilsonLowerBound(10, 10));
  });
});
