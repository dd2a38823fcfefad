import { diffWordsWithSpace } from 'diff';

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Texts longer than this are not compared word by word: it would take the server too long. */
const COMPARED_MOST = 20_000;

/** What changed from one text to another, word by word; null when nothing did. */
export function changesBetween(before: string, after: string): Change[] | null {
  if (before === after) return null;
  const changes =
    before.length + after.length <= COMPARED_MOST
      ? diffWordsWithSpace(before, after, { timeout: 50 })
      : undefined;
  if (!changes) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
