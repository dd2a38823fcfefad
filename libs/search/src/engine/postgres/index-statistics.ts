import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { TermStatistics } from '../../ranking/term-statistics.js';
import { stem } from '../../ranking/tokens.js';

/** How rare a word is changes slowly, except in a small forum. */
const FRESH_MS = { small: 2_000, large: 5 * 60_000 };
const LARGE = 1_000;
/** Words kept in memory, the most used; one that is not among them counts as hardly used. */
const WORDS_MAX = 200_000;

/** How many threads hold which terms: how telling a term is, for everybody the same. */
@Injectable()
export class IndexStatistics {
  private known: { at: number; statistics: Promise<TermStatistics> } | null = null;

  constructor(private readonly db: Database) {}

  private freshFor = FRESH_MS.small;

  /** Old ones while new ones are made. */
  async current(): Promise<TermStatistics> {
    if (!this.known) {
      this.known = { at: Date.now(), statistics: this.load() };
      this.known.statistics.catch(() => {
        this.known = null;
      });
    } else if (Date.now() - this.known.at > this.freshFor) {
      const { statistics } = this.known;
      this.known = { at: Date.now(), statistics };
      const fresh = this.load();
      fresh.then(
        () => {
          this.known = { at: Date.now(), statistics: fresh };
        },
        () => undefined,
      );
    }
    return this.known.statistics;
  }

  /** Forgets what it knows, after the index was made anew. */
  forget(): void {
    this.known = null;
  }

  private async load(): Promise<TermStatistics> {
    const [count] = await this.db.rows<{ documents: number }>(
      'select count(*)::int as documents from search_threads',
    );
    const [length] = await this.db.rows<{ terms: number | null }>(
      `select avg(length(words) / 6.0)::float8 as terms
       from (select words from search_threads limit 1000) sample`,
    );
    const words = await this.db.rows<{ word: string; documents: number }>(
      `select word, sum(documents)::int as documents from search_words
       where documents > 1 group by word order by sum(documents) desc limit $1`,
      [WORDS_MAX],
    );
    const documents = count!.documents;
    this.freshFor = documents < LARGE ? FRESH_MS.small : FRESH_MS.large;
    const frequencies = frequenciesOf(words, documents);
    return {
      documents,
      averageLength: Math.max(1, length!.terms ?? 1),
      frequency: (term) => frequencies.get(term) ?? 1,
    };
  }
}

/** Words of one stem are counted together: a little too often when a thread holds two of them. */
function frequenciesOf(
  words: readonly { word: string; documents: number }[],
  documents: number,
): Map<string, number> {
  const frequencies = new Map<string, number>();
  const count = (term: string, by: number) =>
    frequencies.set(term, Math.min(documents, (frequencies.get(term) ?? 0) + by));
  for (const { word, documents: by } of words) {
    for (const term of new Set([word, stem(word, 'en'), stem(word, 'fr')])) count(term, by);
  }
  return frequencies;
}
