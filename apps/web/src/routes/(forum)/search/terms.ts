/** A piece of what was typed, as the search understood it. */
export interface Term {
  kind: string;
  value: string;
  isNegated: boolean;
}

/** The operators that narrow; words and phrases are what is looked for. */
export const operators = (terms: readonly Term[]): Term[] =>
  terms.filter(({ kind }) => kind !== 'word' && kind !== 'phrase');

/** What is looked for, without what narrows and what is left out: the beginning of a title. */
export const soughtWords = (terms: readonly Term[]): string =>
  terms
    .filter(({ kind, isNegated }) => !isNegated && (kind === 'word' || kind === 'phrase'))
    .map(({ value }) => value)
    .join(' ');

/**
 * What was typed without one of its operators, the `place`-th of its kind; null when it cannot be
 * told which piece of the text it came from.
 */
export function withoutOperator(text: string, terms: readonly Term[], term: Term): string | null {
  const alike = terms.filter(({ kind }) => kind === term.kind);
  const pieces = [...text.matchAll(/(?<=^|\s)-?(\p{L}+):(?:"[^"]*"?|\S*)\s*/gu)].filter(
    ([, name]) => name?.toLowerCase() === term.kind,
  );
  const piece = pieces[alike.indexOf(term)];
  if (!piece || pieces.length !== alike.length) return null;
  return (text.slice(0, piece.index) + text.slice(piece.index + piece[0].length)).trim();
}
