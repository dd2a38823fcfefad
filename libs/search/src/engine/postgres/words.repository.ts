import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { VocabularyScope } from '../../documents/document.js';
import type { KnownWord } from './near-words.js';

type Scopes = 'all' | readonly VocabularyScope[];

/** A word as it was asked for, and what the index calls it. */
export interface LookedUpWord extends KnownWord {
  /** The terms it is indexed under, its own form first. */
  forms: string[];
  /** So common in some language that its texts are indexed without it. */
  isStop: boolean;
}

interface Row {
  word: string;
  en: string[] | null;
  fr: string[] | null;
  documents: number;
}

/** The words of the indexed texts, each viewer's own: nobody is offered a word he cannot read. */
@Injectable()
export class WordsRepository {
  constructor(private readonly db: Database) {}

  async lookUp(words: readonly string[], scopes: Scopes): Promise<Map<string, LookedUpWord>> {
    if (words.length === 0) return new Map();
    const rows = await this.db.rows<Row>(
      `select asked.word, ts_lexize('english_stem', asked.word) as en,
         ts_lexize('french_stem', asked.word) as fr,
         coalesce((select sum(known.documents) from search_words known
           where known.word = asked.word and ($2::text[] is null or known.scope = any($2))),
           0)::int as documents
       from unnest($1::text[]) asked (word)`,
      [words, parameter(scopes)],
      'search-words',
    );
    return new Map(rows.map((row) => [row.word, lookedUp(row)]));
  }

  /**
   * Words that look alike; which of them are near is for `nearest` to say. In a database without a
   * locale, other scripts than Latin have no trigrams, by which every word would be looked at.
   */
  alike(word: string, distance: number, scopes: Scopes): Promise<KnownWord[]> {
    return this.db.rows(
      `select word, documents::int from search_near_words($1, $2, $3)
       where cardinality(show_trgm($1)) > 0`,
      [word, parameter(scopes), distance],
      'search-near-words',
    );
  }

  /** The most used words that begin so. */
  async beginning(prefix: string, scopes: Scopes, limit: number): Promise<KnownWord[]> {
    return this.db.rows(
      `select word, sum(documents)::int as documents from search_words
       where word like $1 || '%' and documents > 0 and ($2::text[] is null or scope = any($2))
       group by word order by sum(documents) desc, word limit $3`,
      [prefix, parameter(scopes), limit],
    );
  }
}

const parameter = (scopes: Scopes): readonly string[] | null => (scopes === 'all' ? null : scopes);

function lookedUp({ word, en, fr, documents }: Row): LookedUpWord {
  const isStop = en?.length === 0 || fr?.length === 0;
  return { word, documents, isStop, forms: [...new Set([word, ...(en ?? []), ...(fr ?? [])])] };
}
