import { isUnsafePattern } from './unsafe-pattern.js';

describe('which expressions are refused', () => {
  it.each([
    '(a+)+$',
    '(a*)*',
    '([a-zA-Z]+)*',
    '(a|aa)+',
    '(a|a?)+',
    '(.*)*x',
    '(.|a)*b',
    '(\\w|\\d)+x',
    '(?:\\s*foo\\s*)+',
    '((ab)*c?)*',
    '\\d+\\d+',
    '.*.*=.*',
    'a*a*a*b',
    '(x+x+)+y',
    '(a{1,50}){1,50}',
    '^(([a-z])+.)+[A-Z]([a-z])+$',
  ])('refuses %s', (pattern) => {
    expect(isUnsafePattern(pattern)).toBe(true);
  });

  it.each([
    'viagra',
    '\\bv[i1l]agra\\b',
    '(foo|bar)+',
    '(?:https?://)?spam\\.example',
    'buy.*now',
    '\\d{4}[ -]?\\d{4}',
    '(abc){2,5}',
    'a+b+c+',
    '[a-z]+@[a-z]+\\.com',
    '(one|two|three)( and (one|two))?',
    '[^a]+a+',
    '(?i)free',
  ])('takes %s', (pattern) => {
    expect(isUnsafePattern(pattern)).toBe(false);
  });
});
