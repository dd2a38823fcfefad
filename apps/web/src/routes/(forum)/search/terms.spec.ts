import { operators, soughtWords, type Term, withoutOperator } from './terms.js';

const term = (kind: string, value: string): Term => ({ kind, value, isNegated: false });

describe('an operator', () => {
  it('is no word and no phrase', () => {
    const tag = term('tag', 'oil');
    expect(operators([term('word', 'hinge'), tag, term('phrase', 'a b')])).toEqual([tag]);
  });

  it.each([
    ['hinge tag:oil squeaks', 0, 'hinge squeaks'],
    ['TAG:oil -tag:door', 0, '-tag:door'],
    ['TAG:oil -tag:door', 1, 'TAG:oil'],
    ['a tag:"two words" b', 0, 'a b'],
    ['tag:"never closed', 0, ''],
  ])('is taken out of %j', (text, place, rest) => {
    const terms = [...text.matchAll(/tag:/gi)].map((_, index) => term('tag', `${index}`));
    expect(withoutOperator(text, terms, terms[place]!)).toBe(rest);
  });

  it('is no part of what is looked for, nor is what is left out', () => {
    const leftOut = { ...term('word', 'garden'), isNegated: true };
    const terms = [term('word', 'pump'), leftOut, term('tag', 'oil'), term('phrase', 'is loud')];
    expect(soughtWords(terms)).toBe('pump is loud');
  });

  it('stays when one of its kind was not understood', () => {
    const known = term('tag', 'oil');
    expect(withoutOperator('tag:oil tag:***', [known], known)).toBeNull();
  });
});
