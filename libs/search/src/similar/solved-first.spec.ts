import { solvedFirst } from './solved-first.js';

const order = (...threads: [likeness: number, isSolved: boolean][]) =>
  solvedFirst(
    threads.map(([likeness, isSolved]) => ({ likeness, isSolved })),
    (thread) => thread.isSolved,
  ).map(({ likeness }) => likeness);

describe('threads that are alike', () => {
  it('come solved first when they are comparably likely', () => {
    expect(order([0.82, false], [0.8, true], [0.75, false])).toEqual([0.8, 0.82, 0.75]);
  });

  it('keep their order when one is clearly more alike', () => {
    expect(order([0.9, false], [0.7, true], [0.65, false], [0.62, true])).toEqual([
      0.9, 0.7, 0.62, 0.65,
    ]);
  });

  it('are none when there are none', () => {
    expect(order()).toEqual([]);
  });
});
