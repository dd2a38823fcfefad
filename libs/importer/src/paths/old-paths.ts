import { slugify } from '@parvis/kernel';
import type { ImportRun } from '../runs/import-run.js';

type Way = (number: string, words: string) => string[];

const SLUG_MAX = 255;

/** Addresses of Discourse, which needs no slug but always shows one. */
const discourse: Record<string, Way> = {
  thread: (number, title) => [`/t/${slugify(title, 'topic', SLUG_MAX)}/${number}`, `/t/${number}`],
  post: (number) => [`/p/${number}`],
  comment: (number) => [`/p/${number}`],
  user: (_, username) => [`/u/${encodeURIComponent(username)}`],
  room: (number, name) => [`/c/${slugify(name, 'category', SLUG_MAX)}/${number}`],
  tag: (_, name) => [`/tag/${encodeURIComponent(name)}`],
};

/** Addresses of Stack Exchange, where the slug after the number does not matter. */
const stackexchange: Record<string, Way> = {
  thread: (number) => [`/questions/${number}`, `/q/${number}`],
  post: (number) => [`/a/${number}`],
  user: (number) => [`/users/${number}`],
  tag: (_, name) => [`/questions/tagged/${encodeURIComponent(name)}`],
};

const WAYS = { discourse, stackexchange, other: {} as Record<string, Way> };
/** What people look up by word rather than by number. */
const BY_WORD = new Set(['user', 'tag']);

/**
 * Where the old site had this, as paths to redirect from; `/legacy/source/type/id` where its
 * software is not known or its ids are no numbers. `words` is a title or a name.
 */
export function oldPaths(
  { source, options }: Pick<ImportRun, 'source' | 'options'>,
  type: string,
  sourceId: string,
  words: string,
): string[] {
  if (type === 'author' || type === 'tagGroup') return [];
  const way = WAYS[options.software][type];
  const number = /^\D*(\d+)$/.exec(sourceId)?.[1];
  if (way && (number || BY_WORD.has(type))) return way(number ?? '', words);
  return [`/legacy/${[source, type, sourceId].map(encodeURIComponent).join('/')}`];
}
