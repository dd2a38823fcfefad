/**
 * All numbers of the ranking, one set for every language and community. What each part gives, and
 * how these were found, stands in docs/search.md; `npm run bench:search` measures them.
 */
export const BM25 = { k1: 2.2, b: 0.75, title: 3 };

/** A term that stands in the question's body only, beside 1 for one of its title. */
export const BODY_TERM = 0.5;

/** How far apart two terms make a pair. */
export const PAIR_DISTANCE = 3;

/** The parts that compare two texts. */
export const TEXT_WEIGHTS = {
  coverage: 1,
  titles: 0.3,
  characters: 0.5,
  pairs: 0.15,
  phrases: 0.15,
};

/** The first stage's order, as `1 / log2(1 + rank)`: weak evidence of what it knows and we do not. */
export const FIRST_STAGE = 0.2;

/** What resembles the best candidates is lifted: by how many of them, and how much. */
export const NEIGHBOURS = { best: 10, weight: 0.3 };
