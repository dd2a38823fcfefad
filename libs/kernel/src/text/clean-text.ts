import { DomainError } from '../errors/domain.error.js';
import { checkLength, codePoints } from './text-limits.js';

export interface TextRule {
  /** Code points at most. */
  max: number;
  /** Code points at least, 1 unless said; 0 lets an empty text pass. */
  min?: number;
  /** Posts, descriptions, biographies; else a name or a title that stands on one line. */
  multiline?: boolean;
  /** The form field that the refusal names. */
  field?: string;
}

const LONE_SURROGATE = /\p{Surrogate}/u;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;
const CONTROL_BUT_LINES = /(?![\t\n])\p{Cc}/u;
/** Embeddings, overrides, isolates: in a name they turn the words around them. */
const BIDI = /[\u202a-\u202e\u2066-\u2069]/u;
/** Stream-safe text (UAX 15) has 30 at most; a name needs far fewer in any script. */
const MARKS = /\p{M}{31}/u;
const MARKS_IN_NAME = /\p{M}{7}/u;
/** Shows as nothing: spaces, format characters and the letters that Unicode draws blank. */
const INVISIBLE = /[\p{C}\p{Z}\p{M}\u115f\u1160\u2800\u3164\uffa0]/gu;

/**
 * The text as it is stored, or INVALID with the reason: `text_has_nul`, `text_malformed` (a lone
 * surrogate), `text_has_control`, `text_has_bidi`, `text_has_marks`, `required`, `too_short`,
 * `too_long`. Names and titles come back in NFC without outer spaces; longer texts come back as
 * written but for line ends and outer blank lines. Nothing is dropped silently.
 */
export function cleanText(value: string, rule: TextRule): string {
  // Before anything scans it: a text far beyond the limit costs one comparison.
  if (value.length > 4 * rule.max + 1_000) checkLength(value, rule.max, rule.field);
  const text = rule.multiline ? trimLines(value) : value.normalize('NFC').trim();
  const reason = refusal(text, rule);
  if (reason) {
    throw new DomainError('INVALID', reason, {
      ...(rule.field && { fields: { [rule.field]: reason } }),
      ...(reason === 'too_short' && { params: { min: rule.min ?? 1 } }),
    });
  }
  checkLength(text, rule.max, rule.field);
  return text;
}

function refusal(text: string, { min = 1, multiline }: TextRule): string | null {
  if (text.includes('\0')) return 'text_has_nul';
  if (LONE_SURROGATE.test(text)) return 'text_malformed';
  if ((multiline ? CONTROL_BUT_LINES : CONTROL).test(text)) return 'text_has_control';
  if (!multiline && BIDI.test(text)) return 'text_has_bidi';
  if ((multiline ? MARKS : MARKS_IN_NAME).test(text)) return 'text_has_marks';
  if (min > 0 && text.replace(INVISIBLE, '') === '') return 'required';
  return codePoints(text) < min ? 'too_short' : null;
}

/** Indentation of the first line is kept, as Markdown gives it a meaning. */
function trimLines(value: string): string {
  return value
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

/**
 * For imports, where refusing would lose a post: the nearest text that `cleanText` accepts, but
 * for its length. Equal to the input when that was clean.
 */
export function repairText(value: string, { multiline }: Pick<TextRule, 'multiline'> = {}): string {
  const whole = value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (multiline) {
    return trimLines(whole)
      .replace(/(?![\t\n])\p{Cc}/gu, '')
      .replace(/(\p{M}{30})\p{M}+/gu, '$1')
      .trimEnd();
  }
  return whole
    .normalize('NFC')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .normalize('NFC')
    .replace(/(\p{M}{6})\p{M}+/gu, '$1')
    .trim();
}
