import type { ThreadKind } from '@parvis/forum';

/** What an operator narrows by; `is` is a state, the dates are bounds of when a thread was opened. */
export type OperatorKind = 'tag' | 'room' | 'by' | 'is' | 'kind' | 'lang' | 'before' | 'after';
export type QueryState = 'solved' | 'unsolved' | 'expert';

/** Something to find in a text, or, negated, something whose threads are left out. */
export interface QueryTerm {
  /** A phrase is found as its words one after another. */
  kind: 'word' | 'phrase';
  /** As typed, in NFC; holds a letter or a digit, no quotation mark and no control character. */
  text: string;
  isNegated: boolean;
}

/** A word with a colon that narrows the search; names are not looked up yet. */
export interface QueryOperator {
  kind: OperatorKind;
  /** A slug, name or handle; a `QueryState`; a `ThreadKind`; two letters; or a day as `2026-01-31`. */
  value: string;
  isNegated: boolean;
}

/** What a typed text means, before any name in it is looked up. */
export interface ParsedQuery {
  terms: readonly QueryTerm[];
  operators: readonly QueryOperator[];
  /** What could not be used, as typed, for the page to say so; long pieces are cut. */
  ignored: readonly string[];
  /** Whether the last term is a word that may still be in the making: nothing follows it. */
  isLastWordOpen: boolean;
}

export const QUERY_STATES: readonly QueryState[] = ['solved', 'unsolved', 'expert'];
export const QUERY_KINDS: readonly ThreadKind[] = ['question', 'discussion', 'idea', 'article'];
/** Code points that are read; what follows is ignored, and said so. */
export const QUERY_LENGTH_MAX = 400;
/** Words and phrases that are searched for. */
export const QUERY_TERMS_MAX = 20;
export const QUERY_OPERATORS_MAX = 10;
/** Code points of one word or phrase. */
export const QUERY_TERM_LENGTH_MAX = 100;
/** Pieces that are named as ignored. */
export const QUERY_IGNORED_MAX = 5;
