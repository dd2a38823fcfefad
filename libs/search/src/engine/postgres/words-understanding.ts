import { Injectable } from '@nestjs/common';
import type { SearchScope } from '../search-request.js';
import { mistakesAllowed, nearest } from './near-words.js';
import type { AskedText, FacetTerms, PlannedQuery, PlannedWord } from './query-plan.js';
import { type LookedUpWord, WordsRepository } from './words.repository.js';

/** Words beginning with what is typed that are looked for instead of it. */
const LONGER_MAX = 24;
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
    const words: PlannedWord[] = [];
    for (const word of asked.words) {
      words.push(await this.understood(known.get(word)!, scope, word === asked.open, isTyping));
    }
    const lookedUp = (phrase: string[]) => phrase.map((word) => known.get(word)!);
    return {
      words: await this.withForms(words, scope),
      phrases: asked.phrases.map(lookedUp),
      excluded: asked.excluded.map(lookedUp),
      facets,
    };
  }

  private async understood(
    word: LookedUpWord,
    { vocabulary }: SearchScope,
    isOpen: boolean,
    isTyping: boolean,
  ): Promise<PlannedWord> {
    const planned: PlannedWord = { ...word, near: [], longer: [] };
    if (isOpen && (isTyping || word.documents === 0)) {
      const longer = await this.words.beginning(word.word, vocabulary, LONGER_MAX);
      planned.longer = longer
        .filter((other) => other.word !== word.word)
        .map((other) => ({ ...other, forms: [other.word] }));
    }
    if (word.documents > RARE || word.isStop || planned.longer.length > 0) return planned;
    const distance = mistakesAllowed(word.word);
    if (distance === 0) return planned;
    const near = nearest(word.word, await this.words.alike(word.word, distance, vocabulary));
    planned.near = near
      .filter((other) => other.documents >= word.documents * LIKELIER)
      .map((other) => ({ ...other, forms: [other.word] }));
    return planned;
  }

  /** Texts are indexed by stems, so what was found instead needs its own. */
  private async withForms(words: PlannedWord[], { vocabulary }: SearchScope) {
    const others = words.flatMap(({ near, longer }) => [...near, ...longer]);
    const known = await this.words.lookUp([...new Set(others.map(({ word }) => word))], vocabulary);
    for (const other of others) other.forms = known.get(other.word)!.forms;
    return words;
  }
}
