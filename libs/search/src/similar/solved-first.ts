/** Likeness within which two threads count as comparably likely to be what is meant. */
export const COMPARABLE = 0.1;

interface Likely {
  score: number;
}

/**
 * The most alike first; among those that are comparably likely, at most `COMPARABLE` below the
 * first of them, the solved ones first. Takes and returns threads by falling score.
 */
export function solvedFirst<T extends Likely>(
  threads: readonly T[],
  isSolved: (thread: T) => boolean,
): T[] {
  const ordered: T[] = [];
  let rest = threads;
  while (rest.length > 0) {
    const least = rest[0]!.score - COMPARABLE;
    const end = rest.findIndex(({ score }) => score < least);
    const group = end < 0 ? rest : rest.slice(0, end);
    ordered.push(...group.filter(isSolved), ...group.filter((thread) => !isSolved(thread)));
    rest = rest.slice(group.length);
  }
  return ordered;
}
