import { type ChangeObject, diffLines, diffWordsWithSpace } from 'diff';

export interface TextChange {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Half the patience for words, half for lines. */
const PATIENCE = 100;

/**
 * What changed between two texts, word by word; line by line when words take too long, and as one
 * replacement when even that does. `same` and `removed` together give `before` back exactly,
 * `same` and `added` give `after`.
 */
export function diffTexts(before: string, after: string, patience = PATIENCE): TextChange[] {
  const options = { timeout: patience / 2 };
  const changes: ChangeObject<string>[] = diffWordsWithSpace(before, after, options) ??
    diffLines(before, after, options) ?? [
      { value: before, removed: true, added: false, count: 1 },
      { value: after, removed: false, added: true, count: 1 },
    ];
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }));
}
