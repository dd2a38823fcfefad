/** What the hot rank looks at; docs/ranking.md explains each. */
export interface HotTerms {
  /** Readers of the last 7 days, each counted once a day. */
  readers: number;
  /** Members who reacted, voted up or had the same question in the last 7 days. */
  supporters: number;
  /** Members other than the opener who wrote in the last 7 days. */
  posters: number;
  /** A fresh question that nobody else wrote in yet. */
  isWaiting: boolean;
  hoursSinceLastPost: number;
  /** Posts of the room in the last 30 days. */
  roomPosts: number;
}

export const HOT_DAYS = 14;
export const RECENT_DAYS = 7;

/** How much a thread deserves to be seen now. `HOT_SQL` is the same formula for many. */
export function hotScore(terms: HotTerms): number {
  if (terms.hoursSinceLastPost >= HOT_DAYS * 24) return 0;
  const heat =
    Math.log10(1 + terms.readers) +
    Math.log2(1 + terms.supporters) +
    2 * Math.log2(1 + terms.posters) +
    (terms.isWaiting ? 3 : 0);
  const cooling = Math.max(0, terms.hoursSinceLastPost) + 2;
  return heat / (cooling ** 1.5 * Math.log10(10 + terms.roomPosts));
}

export const HOT_SQL = `(
  log(1 + terms.readers)
  + ln(1 + terms.supporters) / ln(2)
  + 2 * ln(1 + terms.posters) / ln(2)
  + case when terms.is_waiting then 3 else 0 end
) / (power(greatest(0, terms.hours) + 2, 1.5) * log(10 + terms.room_posts))`;

/** What the top rank looks at, over the whole life of a thread. */
export interface TopTerms {
  views: number;
  /** Reactions and votes on its posts and "same question here"; votes down take away. */
  support: number;
  /** Members other than the opener whose posts stand. */
  posters: number;
  isSolved: boolean;
}

/** How much a thread was worth to its readers so far. `TOP_SQL` is the same formula for many. */
export const topScore = (terms: TopTerms): number =>
  2 * Math.log10(1 + terms.views) +
  3 * Math.log2(1 + Math.max(0, terms.support)) +
  2 * Math.log2(1 + Math.max(0, terms.posters)) +
  (terms.isSolved ? 4 : 0);

export const TOP_SQL = `(
  2 * log(1 + terms.views)
  + 3 * ln(1 + greatest(0, terms.support)) / ln(2)
  + 2 * ln(1 + greatest(0, terms.posters)) / ln(2)
  + case when terms.is_solved then 4 else 0 end
)`;
