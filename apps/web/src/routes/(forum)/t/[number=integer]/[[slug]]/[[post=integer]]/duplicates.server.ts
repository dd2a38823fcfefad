import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';

/** What strangers, too, are told of a question that was asked more than once. */
export const duplicateFields = 'duplicateOf { number slug title language isSolved } duplicateCount';

interface Place {
  number: number;
  slug: string;
  title: string;
  language: string;
}

export interface DuplicateAnswer {
  number: number;
  duplicateOf: (Place & { isSolved: boolean }) | null;
  duplicateCount: number;
}

const ASKED_TOO = /* GraphQL */ `
  query AskedToo($number: Int!) {
    thread(number: $number) {
      metHereCount
      duplicates(first: 6) { nodes { number slug title language } }
    }
  }
`;

interface AskedToo {
  thread: { metHereCount: number; duplicates: { nodes: Place[] } } | null;
}

/** How many met at this question, and how they asked; null for one that was asked once. */
export async function askedToo(event: RequestEvent, thread: DuplicateAnswer) {
  const { number, duplicateCount: count } = thread;
  if (count === 0) return null;
  const answer = await run<AskedToo>(event, ASKED_TOO, { number });
  const { metHereCount: metHere = 0, duplicates } = answer.thread ?? {};
  return { metHere, count, duplicates: duplicates?.nodes ?? [] };
}

/** The threads whose titles stand on this page, as the page cache names them. */
export const namedThreads = (
  { duplicateOf }: DuplicateAnswer,
  asked: { duplicates: Place[] } | null,
): string[] =>
  [duplicateOf, ...(asked?.duplicates ?? [])].flatMap((one) => (one ? `thread:${one.number}` : []));
