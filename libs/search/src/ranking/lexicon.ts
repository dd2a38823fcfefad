import { isFunctionWord } from './function-words.js';
import { stem, words } from './tokens.js';

/** Kept at most, some twenty megabytes; comparing numbers is cheap, finding them by letters is not. */
const WORDS_KEPT = 100_000;
const TEXTS_KEPT = 5_000;
const GRAM_SIZES = [3, 4];

/**
 * Numbers for words, stems and runs of characters, the same for the same as long as it lives. What
 * is compared all day is read once; the numbers of two lexicons have nothing to do with each other.
 */
export class Lexicon {
  /** By the number of a word: the number of its stem. */
  readonly stemOf: number[] = [];
  /** By the number of a word: whether it says something about the matter. */
  readonly isTelling: boolean[] = [];
  /** By the number of a stem. */
  readonly stems: string[] = [];
  private readonly spelling: string[] = [];
  private readonly grams: (readonly number[] | undefined)[] = [];
  private readonly numberOfStem = new Map<string, number>();
  private readonly numberOfGram = new Map<string, number>();
  private readonly numberOfWord = new Map<string, Map<string, number>>();
  private readonly texts = new Map<string, Map<string, readonly number[]>>();
  private textsKept = 0;

  /** Whether it has grown so large that a new one is better. */
  get isFull(): boolean {
    return this.spelling.length > WORDS_KEPT;
  }

  /** The words of a text in their order. */
  read(text: string, language: string): readonly number[] {
    const known = within(this.texts, language);
    let read = known.get(text);
    if (!read) {
      read = this.wordsOf(words(text), language);
      if (this.textsKept >= TEXTS_KEPT) this.forgetTexts();
      known.set(text, read);
      this.textsKept += 1;
    }
    return read;
  }

  /** The numbers of folded words. */
  wordsOf(spelt: readonly string[], language: string): number[] {
    const numbers = within(this.numberOfWord, language);
    return spelt.map((word) => numbers.get(word) ?? this.learn(word, language, numbers));
  }

  /** Runs of 3 and 4 characters of a word, its ends marked: `#as`, `ask`, `sk#`, `#ask`, `ask#`. */
  gramsOf(word: number): readonly number[] {
    let grams = this.grams[word];
    if (!grams) {
      grams = gramsOf(this.spelling[word]!).map((gram) => numbered(this.numberOfGram, gram));
      this.grams[word] = grams;
    }
    return grams;
  }

  private forgetTexts(): void {
    for (const texts of this.texts.values()) texts.clear();
    this.textsKept = 0;
  }

  private learn(word: string, language: string, numbers: Map<string, number>): number {
    const number = this.spelling.length;
    const itsStem = stem(word, language);
    const stemNumber = numbered(this.numberOfStem, itsStem);
    this.stems[stemNumber] = itsStem;
    this.spelling.push(word);
    this.grams.push(undefined);
    this.stemOf.push(stemNumber);
    this.isTelling.push(!isFunctionWord(word, language));
    numbers.set(word, number);
    return number;
  }
}

function gramsOf(word: string): string[] {
  const marked = `#${word}#`;
  return GRAM_SIZES.flatMap((size) =>
    Array.from({ length: Math.max(0, marked.length - size + 1) }, (_, at) =>
      marked.slice(at, at + size),
    ),
  );
}

function numbered(numbers: Map<string, number>, key: string): number {
  let number = numbers.get(key);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(key, number);
  }
  return number;
}

function within<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  let map = maps.get(key);
  if (!map) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

let current = new Lexicon();

/** For one comparison from its beginning to its end. */
export function lexicon(): Lexicon {
  if (current.isFull) current = new Lexicon();
  return current;
}
