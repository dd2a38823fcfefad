import { Injectable } from '@nestjs/common';
import type { SearchScope } from '../search-request.js';
import { mistakesAllowed, nearest } from './near-words.js';
import type { AskedText, FacetTerms, PlannedQuery, PlannedWord } from './query-plan.js';
import { WordsRepository } from './words.repository.js';

/** Words beginning with what is typed that are looked for instead of it. */
const LONGER_MAX = 24;
/** A single letter begins too many words to mean one of them. */
const BEGINNING_MIN = 2;
/** Words of one search that are looked upon as mistakes, the unknown first: each is a search itself. */
const MENDED_MAX = 6;
/** A word that so few documents hold may be a mistake that others made too. */
const RARE = 2;
/** How many times more used another word must be for that. */
const LIKELIER = 20;

/** Finds out what the words of a search mean in this index. */
@Injectable()
export class WordsUnderstanding {
  constructor(private readonly words: WordsRepository) {}

  /** `isTyping`: every word that begins with the open one counts as it. */
  async plan(
    asked: AskedText,
    scope: SearchScope,
    facets: FacetTerms,
    isTyping: boolean,
  ): Promise<PlannedQuery> {
    const all = [...asked.words, ...asked.phrases.flat(), ...asked.excluded.flat()];
    const known = await this.words.lookUp([...new Set(all)], scope.vocabulary);
    const words = asked.words.map(
      (word): PlannedWord => ({ ...known.get(word)!, near: [], longer: [] }),
    );
    const open = words.find(({ word }) => word === asked.open);
    if (open && (isTyping || open.documents === 0)) await this.lengthen(open, scope);
    await this.mend(words, scope);
    const lookedUp = (phrase: string[]) => phrase.map((word) => known.get(word)!);
    return {
      words: await this.withForms(words, scope),
      phrases: asked.phrases.map(lookedUp),
      excluded: asked.excluded.map(lookedUp),
      facets,
    };
  }

  private async lengthen(word: PlannedWord, { vocabulary }: SearchScope): Promise<void> {
    if (word.word.length < BEGINNING_MIN) return;
    const longer = await this.words.beginning(word.word, vocabulary, LONGER_MAX);
    word.longer = longer
      .filter((other) => other.word !== word.word)
      .map((other) => ({ ...other, forms: [other.word] }));
  }

  private async mend(words: readonly PlannedWord[], { vocabulary }: SearchScope): Promise<void> {
    const doubtful = words
      .filter(({ documents, isStop, longer }) => documents <= RARE && !isStop && !longer.length)
      .filter(({ word }) => mistakesAllowed(word) > 0)
      .sort((a, b) => a.documents - b.documents)
      .slice(0, MENDED_MAX);
    for (const word of doubtful) {
      const distance = mistakesAllowed(word.word);
      const near = nearest(word.word, await this.words.alike(word.word, distance, vocabulary));
      word.near = near
        .filter((other) => other.documents >= word.documents * LIKELIER)
        .map((other) => ({ ...other, forms: [other.word] }));
    }
  }

  /** Texts are indexed by stems, so what was found instead needs its own. */
  private async withForms(words: PlannedWord[], { vocabulary }: SearchScope) {
    const others = words.flatMap(({ near, longer }) => [...near, ...longer]);
    const known = await this.words.lookUp([...new Set(others.map(({ word }) => word))], vocabulary);
    for (const other of others) other.forms = known.get(other.word)!.forms;
    return words;
  }
}
