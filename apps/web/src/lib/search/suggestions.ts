import type { ThreadKind } from '$lib/ui/shapes';

/** What a suggestion leads to; articles and experts stand apart from threads and members. */
export type SuggestionGroup = 'thread' | 'article' | 'tag' | 'member' | 'expert';

export interface Suggestion {
  group: SuggestionGroup;
  href: string;
  /** Escaped text with marks. */
  titleHtml: string;
  /** Beside it: a room, a handle, a number of threads. */
  note: string;
  lang?: string;
  threadKind?: ThreadKind;
  isSolved?: boolean;
}

/** Suggestions by group; groups stand in the order in which their best one came. */
export function grouped(suggestions: readonly Suggestion[]): [SuggestionGroup, Suggestion[]][] {
  const groups = new Map<SuggestionGroup, Suggestion[]>();
  for (const suggestion of suggestions) {
    const group = groups.get(suggestion.group);
    if (group) group.push(suggestion);
    else groups.set(suggestion.group, [suggestion]);
  }
  return [...groups];
}
