/** Letters changed, added, left out or swapped with their neighbour that still count as a mistake. */
export function mistakesAllowed(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 5 ? 1 : 2;
}

/**
 * How many mistakes lie between two words; swapped neighbours are one (optimal string alignment).
 * Stops counting above `limit` and answers with more than that.
 */
export function mistakesBetween(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, before[j - 2]! + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return limit + 1;
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

export interface KnownWord {
  word: string;
  /** How many documents hold it. */
  documents: number;
}

export interface NearWord extends KnownWord {
  mistakes: number;
}

/** Alternatives for one word; more would find everything. */
const NEAR_MAX = 6;

/**
 * The likeliest meant words: fewest mistakes first, then the first letter kept, then the most
 * used. Two mistakes are supposed only where one explains nothing.
 */
export function nearest(wanted: string, known: readonly KnownWord[]): NearWord[] {
  const limit = mistakesAllowed(wanted);
  const near = known
    .map((other) => ({ ...other, mistakes: mistakesBetween(wanted, other.word, limit) }))
    .filter(({ mistakes }) => mistakes > 0 && mistakes <= limit)
    .sort((a, b) => badness(wanted, a) - badness(wanted, b) || b.documents - a.documents);
  const least = Math.min(...near.map(({ mistakes }) => mistakes));
  return near.filter(({ mistakes }) => mistakes === least).slice(0, NEAR_MAX);
}

const badness = (wanted: string, { word, mistakes }: NearWord): number =>
  mistakes + (word[0] === wanted[0] ? 0 : 0.5);
