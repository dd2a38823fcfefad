import { DomainError } from '@parvis/kernel';

export const SHORT_LIST_MAX = 50;

/** INVALID unless so many may be asked for. */
export function checkShortList(first: number): void {
  if (first >= 1 && first <= SHORT_LIST_MAX) return;
  throw new DomainError('INVALID', 'first_out_of_range', {
    params: { min: 1, max: SHORT_LIST_MAX },
  });
}

/** The first of a list that has no further pages. */
export function shortList<T>(rows: readonly T[] | null, first: number): T[] {
  checkShortList(first);
  return (rows ?? []).slice(0, first);
}
