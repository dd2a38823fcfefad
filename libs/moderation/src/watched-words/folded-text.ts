import { DIGIT, fold, isMark, LATIN, LOOKALIKE, UNSPACED, WORD } from './folding.js';

/** Letters a word needs before a digit in it is taken for one. */
const LETTERS_WITH_DIGIT = 3;

/**
 * A text as words are searched in it: one entry for each visible character, whatever its accents
 * and capitals, with the place it has in the text as it was written.
 */
export class FoldedText {
  readonly exact: number[] = [];
  readonly lower: number[] = [];
  readonly shape: number[] = [];
  private readonly kinds: number[] = [];
  /** Where each character begins in the source; one more entry for the end. */
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  /** First character of each word that mixes alphabets or digits, with where it ends. */
  readonly disguises: [from: number, to: number][] = [];

  constructor(readonly source: string) {
    for (let at = 0; at < source.length; ) {
      const code = source.codePointAt(at)!;
      const end = at + (code > 0xffff ? 2 : 1);
      this.add(code, at, end);
      at = end;
    }
    this.findDisguises();
  }

  get length(): number {
    return this.lower.length;
  }

  isWord(at: number): boolean {
    return (this.kinds[at]! & WORD) !== 0;
  }

  /** Whether a word may begin or end between this character and the one before it. */
  isBoundary(at: number): boolean {
    if (at <= 0 || at >= this.length) return true;
    const before = this.kinds[at - 1]!;
    const after = this.kinds[at]!;
    return !(before & WORD) || !(after & WORD) || ((before | after) & UNSPACED) !== 0;
  }

  /** The stretch of the source that these characters come from. */
  range(from: number, to: number): { start: number; end: number } {
    return { start: this.starts[from]!, end: this.ends[to - 1]! };
  }

  isDisguised(from: number, to: number): boolean {
    return this.disguises.some(([start, end]) => start < to && end > from);
  }

  private add(code: number, start: number, end: number): void {
    const folded = fold(code);
    // An accent that is not searched for belongs to the letter under it.
    if (folded.length === 0 && this.ends.at(-1) === start && isMark(code)) {
      this.ends[this.ends.length - 1] = end;
    }
    for (const { exact, lower, shape, kind } of folded) {
      // However many spaces part two words, one is searched for.
      if (lower === 32 && this.lower.at(-1) === 32) continue;
      this.exact.push(exact);
      this.lower.push(lower);
      this.shape.push(shape);
      this.kinds.push(kind);
      this.starts.push(start);
      this.ends.push(end);
    }
  }

  /** Nobody writes a word in two alphabets, or with digits between its letters, by accident. */
  private findDisguises(): void {
    for (let at = 0; at < this.length; ) {
      if (!this.isWord(at)) {
        at++;
        continue;
      }
      const from = at;
      let latin = 0;
      let lookalikes = 0;
      let digits = 0;
      for (; at < this.length && this.isWord(at); at++) {
        const kind = this.kinds[at]!;
        if (kind & LATIN) latin++;
        else if (kind & LOOKALIKE) lookalikes++;
        else if (kind & DIGIT) digits++;
      }
      const mixed = latin > 0 && lookalikes > 0;
      if (mixed || (digits > 0 && latin >= LETTERS_WITH_DIGIT)) this.disguises.push([from, at]);
    }
  }
}
