import { DomainError } from '../errors/domain.error.js';

/** What one text may cost. Each limit ends in INVALID, never in a cut text. */
export const textLimits = {
  /** Code points of a post. */
  length: 32_000,
  /** Quotes, lists and emphasis within each other, counted in HTML elements. */
  nesting: 50,
  tableColumns: 100,
  /** Characters of HTML, as a multiple of the source and an allowance for small ones. */
  htmlPerCharacter: 20,
  htmlAllowance: 20_000,
  /** Milliseconds that one rendering may take in the worker. */
  deadline: 250,
} as const;

export const tooComplex = () => new DomainError('INVALID', 'text_too_complex');

/** Counts characters as people do not, but as PostgreSQL does: by code point. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        count--;
        i++;
      }
    }
  }
  return count;
}

/** Throws INVALID `too_long` with the limit as parameter. */
export function checkLength(text: string, max: number, field?: string): void {
  if (text.length <= max || codePoints(text) <= max) return;
  throw new DomainError('INVALID', 'too_long', {
    ...(field && { fields: { [field]: 'too_long' } }),
    params: { max },
  });
}
