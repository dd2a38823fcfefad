/** Likeness within which two threads count as comparably likely to be what is meant. */
export const COMPARABLE = 0.1;

interface Likely {
  likeness: number;
}

/**
 * Threads in the order of the ranking, but among those that are comparably likely, at most
 * `COMPARABLE` less alike than the first of them, the solved ones first.
 */
export function solvedFirst<T extends Likely>(
  threads: readonly T[],
  isSolved: (thread: T) => boolean,
): T[] {
  const ordered: T[] = [];
  let rest = threads;
  while (rest.length > 0) {
    const least = rest[0]!.likeness - COMPARABLE;
    const end = rest.findIndex(({ likeness }) => likeness < least);
    const group = end < 0 ? rest : rest.slice(0, end);
    ordered.push(...group.filter(isSolved), ...group.filter((thread) => !isSolved(thread)));
    rest = rest.slice(group.length);
  }
  return ordered;
}
