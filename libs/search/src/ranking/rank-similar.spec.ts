import type { Candidate } from './candidate.js';
import { rankSimilar } from './rank-similar.js';
import { termStatisticsOf } from './term-statistics.js';

const threads: Candidate[] = [
  { id: 'sound', title: 'No sound in the browser build', language: 'en' },
  { id: 'shadow', title: 'Shadows flicker on mobile', body: 'On phones only.', language: 'en' },
  { id: 'visa', title: 'Prolonger un visa de séjour', language: 'fr' },
];
const statistics = termStatisticsOf(
  threads.map(({ title, body, language }) => ({ text: `${title} ${body ?? ''}`, language })),
);

describe('rankSimilar', () => {
  it('puts the thread that asks the same first, in other forms of its words', () => {
    const ranked = rankSimilar({ title: 'flickering shadow', language: 'en' }, threads, statistics);
    expect(ranked[0]?.id).toBe('shadow');
  });

  it('finds words without their accents', () => {
    const ranked = rankSimilar({ title: 'visas de sejour', language: 'fr' }, threads, statistics);
    expect(ranked[0]?.id).toBe('visa');
  });

  it('gives scores from 0 to 1', () => {
    const ranked = rankSimilar(
      { title: 'no sound, no shadows', language: 'en' },
      threads,
      statistics,
    );
    for (const { score } of ranked) {
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });

  it('answers an empty question with nothing more than an order', () => {
    expect(rankSimilar({ title: '', language: 'en' }, threads, statistics)).toHaveLength(3);
  });
});
