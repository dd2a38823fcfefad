import type { OperatorKind } from '../query/parsed-query.js';
import { FilterInTheMaking } from './filter-in-the-making.js';

const typed = (...operators: [kind: OperatorKind, id: string, isNegated?: boolean][]) => {
  const making = new FilterInTheMaking();
  for (const [kind, value, isNegated = false] of operators) {
    making.apply({ kind, value, isNegated }, { id: value, value });
  }
  return making;
};

describe('a filter put together', () => {
  it('takes one of several rooms, authors and kinds, and all of several tags', () => {
    const { filter } = typed(
      ['room', 'r1'],
      ['room', 'r2'],
      ['tag', 't1'],
      ['tag', 't2'],
      ['by', 'm'],
    ).done([]);
    expect(filter).toEqual({ roomIds: ['r1', 'r2'], tagIds: ['t1', 't2'], authorIds: ['m'] });
  });

  it('leaves out what was negated', () => {
    const { filter } = typed(
      ['tag', 't', true],
      ['kind', 'idea', true],
      ['is', 'expert', true],
    ).done([]);
    expect(filter).toEqual({
      isAnsweredByExpert: false,
      not: { tagIds: ['t'], threadKinds: ['idea'] },
    });
  });

  it('takes questions alone for unsolved, anything for not solved', () => {
    expect(typed(['is', 'unsolved']).done([]).filter).toEqual({
      isSolved: false,
      threadKinds: ['question'],
    });
    expect(typed(['is', 'solved', true]).done([]).filter).toEqual({ isSolved: false });
    expect(typed(['kind', 'idea'], ['is', 'unsolved']).done([]).isImpossible).toBe(true);
  });

  it('holds the narrower of two bounds', () => {
    const { filter } = typed(
      ['after', '2026-01-01'],
      ['after', '2026-03-01'],
      ['before', '2026-05-01'],
    ).done([]);
    expect(filter).toEqual({
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-05-01T00:00:00Z'),
    });
  });

  it('knows when nothing can be meant', () => {
    expect(typed(['is', 'solved'], ['is', 'unsolved']).done([]).isImpossible).toBe(true);
    expect(typed(['after', '2026-03-01'], ['before', '2026-03-01']).done([]).isImpossible).toBe(
      true,
    );
    const chosen = typed(['room', 'r1']);
    chosen.require('roomIds', 'r2');
    expect(chosen.done([]).isImpossible).toBe(true);
    const unknown = typed();
    unknown.require('tagIds', null);
    expect(unknown.done([]).isImpossible).toBe(true);
  });

  it('narrows what was typed by what was chosen', () => {
    const making = typed(['room', 'r1'], ['room', 'r2'], ['tag', 't1']);
    making.require('roomIds', 'r2');
    making.require('tagIds', 't2');
    const { filter, isImpossible } = making.done([]);
    expect([filter, isImpossible]).toEqual([{ roomIds: ['r2'], tagIds: ['t1', 't2'] }, false]);
  });
});
