import {
  type OperatorKind,
  type ParsedQuery,
  QUERY_IGNORED_MAX,
  QUERY_KINDS,
  QUERY_LENGTH_MAX,
  QUERY_OPERATORS_MAX,
  QUERY_STATES,
  QUERY_TERM_LENGTH_MAX,
  QUERY_TERMS_MAX,
  type QueryOperator,
  type QueryTerm,
} from './parsed-query.js';
import { queryDay } from './query-day.js';

/** A piece of the text between spaces; a quoted part may hold spaces. */
interface Piece {
  typed: string;
  isNegated: boolean;
  /** The word before the colon, in lower case; null when there is none. */
  name: string | null;
  text: string;
  isQuoted: boolean;
}

/** A value, or null for one that says nothing. */
type Reader = (value: string) => string | null;

const oneOf =
  (words: readonly string[]): Reader =>
  (value) =>
    words.find((word) => word === value.toLowerCase()) ?? null;
const name: Reader = (value) => (SAYS_SOMETHING.test(value) ? value : null);

const OPERATORS: Record<OperatorKind, Reader> = {
  tag: name,
  room: name,
  by: (value) => name(value.replace(/^@/, '')),
  is: oneOf(QUERY_STATES),
  kind: oneOf(QUERY_KINDS),
  lang: (value) => (/^[a-z]{2}$/i.test(value) ? value.toLowerCase() : null),
  before: queryDay,
  after: queryDay,
};

const SAYS_SOMETHING = /[\p{L}\p{N}]/u;
const QUOTES = /[“”„‟«»]/gu;
/** What would turn, hide or break the words around it, and what no database stores. */
const UNSEEN =
  /[\p{Cc}\p{Surrogate}\p{Co}\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/gu;
/** Optional minus, optional operator, then a quoted part, closed or not, or a run without spaces. */
const PIECE = /(-?)(?:(\p{L}+):)?(?:"([^"]*)("|$)|([^\s"]*))/uy;
const SHOWN_OF_IGNORED = 40;

/**
 * Reads what somebody typed into the search box. Never throws: whatever cannot be used is named
 * in `ignored`, and at most `QUERY_LENGTH_MAX` code points are read.
 */
export function parseQuery(typed: string): ParsedQuery {
  const { text, rest } = cut(typed);
  const terms: QueryTerm[] = [];
  const operators: QueryOperator[] = [];
  const ignored: string[] = [];
  let isLastWordOpen = false;
  for (const piece of piecesOf(text)) {
    isLastWordOpen = false;
    const operator = operatorOf(piece);
    if (operator) {
      if (operator.value !== null && operators.length < QUERY_OPERATORS_MAX) {
        operators.push(operator as QueryOperator);
      } else ignored.push(piece.typed);
      continue;
    }
    const term = termOf(piece);
    if (!term) continue;
    if (terms.length === QUERY_TERMS_MAX || !SAYS_SOMETHING.test(term.text)) {
      ignored.push(piece.typed);
      continue;
    }
    terms.push(term);
    isLastWordOpen = term.kind === 'word' && !term.isNegated && !rest;
  }
  if (rest) ignored.push(rest);
  return {
    terms,
    operators,
    ignored: ignored.slice(0, QUERY_IGNORED_MAX).map(shortened),
    isLastWordOpen: isLastWordOpen && !/\s$/u.test(text),
  };
}

/** The part that is read, ending with a whole word where there is one, and what is not. */
function cut(typed: string): { text: string; rest: string } {
  // One code point has two units at most, so nothing that is read is lost here.
  const head = typed.slice(0, 2 * QUERY_LENGTH_MAX + 2);
  const points = [...head.normalize('NFC').replace(UNSEEN, ' ').replace(QUOTES, '"')];
  if (points.length <= QUERY_LENGTH_MAX && head.length === typed.length) {
    return { text: points.join(''), rest: '' };
  }
  const text = points.slice(0, QUERY_LENGTH_MAX).join('');
  const end = text.search(/\s\S*$/u);
  const whole = end > 0 ? text.slice(0, end) : text;
  return { text: whole, rest: points.join('').slice(whole.length).trim() || '…' };
}

function* piecesOf(text: string): Iterable<Piece> {
  let at = 0;
  while (at < text.length) {
    if (/\s/u.test(text[at]!)) {
      at += 1;
      continue;
    }
    PIECE.lastIndex = at;
    const [typed, minus, operator, quoted, , plain] = PIECE.exec(text)!;
    // A quotation mark that belongs to nothing: `a"b` is read as `a` and `b`.
    at += Math.max(1, typed.length);
    yield {
      typed,
      isNegated: minus === '-',
      name: operator?.toLowerCase() ?? null,
      text: (quoted ?? plain ?? '').trim(),
      isQuoted: quoted !== undefined,
    };
  }
}

/** Null for what is no operator; its value is null when it makes no sense. */
function operatorOf({ name, text, isNegated }: Piece): {
  kind: OperatorKind;
  value: string | null;
  isNegated: boolean;
} | null {
  if (!name || !Object.hasOwn(OPERATORS, name)) return null;
  const kind = name as OperatorKind;
  const value =
    text === '' || [...text].length > QUERY_TERM_LENGTH_MAX ? null : OPERATORS[kind](text);
  // Not before a day is from that day on.
  if (kind === 'before' || kind === 'after') {
    const turned = kind === 'before' ? 'after' : 'before';
    return { kind: isNegated ? turned : kind, value, isNegated: false };
  }
  return { kind, value, isNegated };
}

/** Null for nothing but minuses and quotation marks. An operator nobody knows is part of the word. */
function termOf({ name, text, isQuoted, isNegated, typed }: Piece): QueryTerm | null {
  const whole = name ? typed.replace(/^-/, '') : text;
  const word = whole.replace(/["\s]+/gu, ' ').trim();
  if (isQuoted && word !== '') return { kind: 'phrase', text: clipped(word), isNegated };
  // `--force` is looked for, not left out.
  const bare = word.replace(/^-+/, '');
  if (bare === '') return null;
  return { kind: 'word', text: clipped(bare), isNegated: isNegated && bare === word };
}

const clipped = (text: string): string => [...text].slice(0, QUERY_TERM_LENGTH_MAX).join('').trim();

function shortened(text: string): string {
  const points = [...text];
  return points.length > SHOWN_OF_IGNORED
    ? `${points.slice(0, SHOWN_OF_IGNORED - 1).join('')}…`
    : text;
}
