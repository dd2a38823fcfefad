import { type HotTerms, hotScore, type TopTerms, topScore } from './ranking.js';

const QUIET: HotTerms = {
  readers: 0,
  supporters: 0,
  posters: 0,
  isWaiting: false,
  hoursSinceLastPost: 1,
  roomPosts: 0,
};
const hot = (terms: Partial<HotTerms>) => hotScore({ ...QUIET, ...terms });

describe('hotScore', () => {
  it('is nothing where nothing happens', () => {
    expect(hot({})).toBe(0);
  });

  it('rises with readers, supporters, other posters and a waiting question', () => {
    const terms: Partial<HotTerms>[] = [
      { readers: 1 },
      { supporters: 1 },
      { posters: 1 },
      { isWaiting: true },
    ];
    const scores = terms.map(hot);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    expect(scores[0]).toBeGreaterThan(0);
  });

  it('gives each further supporter less than the one before', () => {
    const steps = [1, 2, 3, 4].map((n) => hot({ supporters: n }) - hot({ supporters: n - 1 }));
    expect(steps).toEqual([...steps].sort((a, b) => b - a));
  });

  it('cools with silence and is 0 after 14 days', () => {
    const silentFor = (hours: number) => hot({ posters: 5, hoursSinceLastPost: hours });
    expect(silentFor(1)).toBeGreaterThan(silentFor(24));
    expect(silentFor(24)).toBeGreaterThan(silentFor(335));
    expect(silentFor(335)).toBeGreaterThan(0);
    expect(silentFor(336)).toBe(0);
  });

  it('lets a small room surface beside a busy one, without handing it the list', () => {
    const small = hot({ posters: 1, roomPosts: 0 });
    const busy = hot({ posters: 1, roomPosts: 990 });
    expect(small / busy).toBeCloseTo(3);
    expect(hot({ posters: 5, supporters: 8, roomPosts: 990 })).toBeGreaterThan(
      hot({ readers: 9, roomPosts: 0 }),
    );
  });

  it('lifts a fresh question above a passing thank-you', () => {
    expect(hot({ isWaiting: true })).toBeGreaterThan(hot({ posters: 1 }));
  });

  it('takes a post from the future as one from now', () => {
    expect(hot({ posters: 1, hoursSinceLastPost: -5 })).toBe(
      hot({ posters: 1, hoursSinceLastPost: 0 }),
    );
  });
});

describe('topScore', () => {
  const NOTHING: TopTerms = { views: 0, support: 0, posters: 0, isSolved: false };
  const top = (terms: Partial<TopTerms>) => topScore({ ...NOTHING, ...terms });

  it('begins at nothing', () => {
    expect(top({})).toBe(0);
  });

  it('weighs an answer like a hundred views', () => {
    expect(top({ isSolved: true })).toBeCloseTo(top({ views: 99 }));
  });

  it('does not punish beyond nothing', () => {
    expect(top({ support: -50 })).toBe(0);
  });
});
