import { words } from '../../ranking/tokens.js';
import type { QueryText } from '../search-request.js';

/** The server reads ten words of a search and ignores the rest. */
const WORDS_MAX = 10;
/** Private-use letters, which no text of the forum holds: they never leave this file. */
export const MARK = { highlightPreTag: '\ue000', highlightPostTag: '\ue001' };
const MARKED = /\ue000([^\ue000\ue001]*)\ue001/g;

/** The text in the server's own language: quoted phrases, minus; a space ends the last word. */
export function queryOf({ terms, isLastWordOpen }: QueryText): string {
  const wanted = terms.filter(({ isNegated }) => !isNegated).slice(0, WORDS_MAX);
  const unwanted = terms.filter(({ isNegated }) => isNegated);
  const written = [...unwanted, ...wanted].map(({ kind, text, isNegated }) => {
    const plain = text.replaceAll('"', ' ');
    // A word that the server would take apart is looked for as a whole.
    const isWhole = kind === 'phrase' || (isNegated && words(plain).length > 1);
    return `${isNegated ? '-' : ''}${isWhole ? `"${plain}"` : plain}`;
  });
  const text = written.join(' ');
  return isLastWordOpen || text === '' ? text : `${text} `;
}

/** The folded words that the server marked in what it found. */
export function marksIn(hits: readonly { _formatted?: object }[]): string[] {
  const found = new Set<string>();
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) for (const part of value) gather(part);
    if (typeof value !== 'string') return;
    for (const [, word = ''] of value.matchAll(MARKED)) {
      for (const folded of words(word)) found.add(folded);
    }
  };
  for (const { _formatted } of hits)
    for (const value of Object.values(_formatted ?? {})) gather(value);
  return [...found];
}

/**
 * The text with each word that was not found as typed replaced by the found one nearest to it;
 * null when all were. Found words stand in texts that the viewer may see.
 */
export function mendedBy(
  marks: readonly string[],
  { terms, isLastWordOpen }: QueryText,
): string | null {
  let isMended = false;
  const mended = terms.map(({ kind, text, isNegated }, index) => {
    const [word, ...more] = words(text);
    const isOpen = isLastWordOpen && index === terms.length - 1;
    if (kind === 'word' && !isNegated && word && more.length === 0) {
      const isFound = marks.some((mark) => mark === word || (isOpen && mark.startsWith(word)));
      const near = isFound ? null : nearestOf(word, marks);
      if (near) {
        isMended = true;
        return near;
      }
    }
    return `${isNegated ? '-' : ''}${kind === 'phrase' ? `"${text}"` : text}`;
  });
  return isMended ? mended.join(' ') : null;
}

function nearestOf(word: string, marks: readonly string[]): string | null {
  const allowed = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  const near = marks
    .map((mark) => ({ mark, distance: distanceOf(word, mark, allowed) }))
    // `pumps` for `pump` is another form, no mistake.
    .filter(
      ({ mark, distance }) =>
        distance <= allowed && !mark.startsWith(word) && !word.startsWith(mark),
    )
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.mark ?? null;
}

/** Letters to change, add, drop or exchange with their neighbour; more than `most` is not counted. */
export function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, before[j - 2]! + 1);
      }
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
