import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { actions, type forms } from './actions';

const WORDS = /* GraphQL */ `
  query WatchedWords($action: WatchedWordAction, $prefix: String, $after: String) {
    watchedWords(action: $action, prefix: $prefix, first: 50, after: $after) {
      nodes {
        id pattern form action replacement language isCaseSensitive
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
export const CREATE = /* GraphQL */ `
  mutation CreateWatchedWord($input: WatchedWordInput!) {
    watchedWordCreate(input: $input) { watchedWord { id } }
  }
`;
export const UPDATE = /* GraphQL */ `
  mutation UpdateWatchedWord($id: ID!, $input: WatchedWordInput!) {
    watchedWordUpdate(id: $id, input: $input) { watchedWord { id } }
  }
`;
export const DELETE = /* GraphQL */ `
  mutation DeleteWatchedWord($id: ID!) { watchedWordDelete(id: $id) { deletedId } }
`;
export const TRY = /* GraphQL */ `
  mutation TryWatchedWord($input: WatchedWordTryInput!, $text: String!) {
    watchedWordTry(input: $input, text: $text) { matches { start end text } }
  }
`;

export interface WatchedWord {
  id: string;
  pattern: string;
  form: (typeof forms)[number];
  action: (typeof actions)[number];
  replacement: string;
  language: string | null;
  isCaseSensitive: boolean;
}

interface Answer {
  watchedWords: {
    nodes: WatchedWord[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

/** A page of watched words, as the address filters it; `edit` opens one of them. */
export async function loadWords(event: RequestEvent) {
  const wanted = event.url.searchParams;
  const action = actions.find((word) => word === wanted.get('action')) ?? null;
  const prefix = wanted.get('q')?.trim().slice(0, 100) ?? '';
  const after = wanted.get('after');
  const variables = { action, prefix: prefix || null, after };
  const { watchedWords } = await run<Answer>(event, WORDS, variables);
  const link = (more: Record<string, string | null | undefined>) => {
    const query = { action, q: prefix, ...more };
    const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
    return `?${new URLSearchParams(given)}`;
  };
  const { hasNextPage, endCursor } = watchedWords.pageInfo;
  return {
    words: watchedWords.nodes.map((word) => ({ ...word, edit: link({ after, edit: word.id }) })),
    action,
    prefix,
    edited: watchedWords.nodes.find(({ id }) => id === wanted.get('edit')) ?? null,
    here: link({ after }),
    saved: wanted.has('saved'),
    newer: after ? link({}) : null,
    older: hasNextPage ? link({ after: endCursor }) : null,
  };
}

/** The pattern of the form, and all of it, as the API takes them. */
export function wordInput(values: Record<string, string>) {
  const pattern = {
    pattern: values.pattern ?? '',
    form: values.form ?? 'literal',
    isCaseSensitive: values.isCaseSensitive === 'on',
    language: values.language || null,
  };
  return { pattern, whole: { ...pattern, action: values.action, replacement: values.replacement } };
}

export const wordValues = (word: WatchedWord): Record<string, string> => ({
  id: word.id,
  pattern: word.pattern,
  form: word.form,
  action: word.action,
  replacement: word.replacement,
  language: word.language ?? '',
  isCaseSensitive: word.isCaseSensitive ? 'on' : '',
});

/** The tried text cut where the pattern matched. */
export function marked(text: string, matches: { start: number; end: number }[]) {
  const parts: { text: string; isMatch: boolean }[] = [];
  let at = 0;
  for (const { start, end } of matches) {
    if (start < at) continue;
    if (start > at) parts.push({ text: text.slice(at, start), isMatch: false });
    parts.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMatch: false });
  return parts;
}
