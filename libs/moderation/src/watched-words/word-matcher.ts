import { Expressions } from './expressions.js';
import { FoldedText } from './folded-text.js';
import type { WatchedWord } from './watched-word.entity.js';
import { type Spelling, STAR, WordTrie } from './word-trie.js';

export type SearchedWord = Pick<WatchedWord, 'pattern' | 'form' | 'language' | 'isCaseSensitive'>;

/** Where a word was found: UTF-16 offsets of the text. */
export interface WordMatch<Word extends SearchedWord = WatchedWord> {
  word: Word;
  start: number;
  end: number;
}

/** Places kept of one text. */
const MATCHES_MAX = 1_000;

/**
 * Finds watched words in texts. Literals and wildcards match whole words, whatever their accents,
 * invisible characters and look-alike letters; expressions match what they say.
 */
export class WordMatcher<Word extends SearchedWord = WatchedWord> {
  /** Words as they are spelled, those that ignore capitals, and those by their look. */
  private readonly tries: Record<Spelling, WordTrie> = {
    exact: new WordTrie('exact'),
    lower: new WordTrie('lower'),
    shape: new WordTrie('shape'),
  };
  private readonly expressions: Expressions | null;

  constructor(private readonly words: readonly Word[]) {
    words.forEach((word, id) => {
      if (word.form !== 'regex') this.add(id, word);
    });
    const expressions = words.flatMap((word, id) =>
      word.form === 'regex' ? [{ ...word, id }] : [],
    );
    this.expressions = expressions.length > 0 ? new Expressions(expressions) : null;
  }

  /** The words of the language (and those of all) in the text, in the order of their places. */
  find(source: string, language: string | null): WordMatch<Word>[] {
    if (this.words.length === 0) return [];
    const matches = new Map<string, WordMatch<Word>>();
    const keep = (id: number, start: number, end: number) => {
      const word = this.words[id]!;
      const isOther = word.language !== null && word.language !== language;
      if (!isOther && matches.size < MATCHES_MAX) {
        matches.set(`${id} ${start} ${end}`, { word, start, end });
      }
    };
    this.searchWords(new FoldedText(source), keep);
    this.expressions?.search(source, keep);
    return [...matches.values()].sort((a, b) => a.start - b.start || b.end - a.end);
  }

  private searchWords(
    text: FoldedText,
    keep: (id: number, start: number, end: number) => void,
  ): void {
    const place = (id: number, from: number, to: number) => {
      const { start, end } = text.range(from, to);
      keep(id, start, end);
    };
    this.tries.exact.search(text, place);
    this.tries.lower.search(text, place);
    if (text.disguises.length === 0) return;
    this.tries.shape.search(text, (id, from, to) => {
      if (text.isDisguised(from, to)) place(id, from, to);
    });
  }

  private add(id: number, word: Word): void {
    if (word.isCaseSensitive) {
      this.tries.exact.add(id, charactersOf(word, 'exact'));
    } else {
      this.tries.lower.add(id, charactersOf(word, 'lower'));
      this.tries.shape.add(id, charactersOf(word, 'shape'));
    }
  }
}

/** A pattern as tries take it; only wildcards know the star. */
export function charactersOf(
  { pattern, form }: Pick<SearchedWord, 'pattern' | 'form'>,
  spelling: Spelling,
): number[] {
  const parts = form === 'wildcard' ? pattern.split('*') : [pattern];
  return parts.flatMap((part, at) => {
    const characters = new FoldedText(part)[spelling];
    return at === 0 ? characters : [STAR, ...characters];
  });
}
