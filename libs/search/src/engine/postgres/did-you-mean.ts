import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import type { DocumentKind } from '../../documents/document.js';
import { words as wordsOf } from '../../ranking/tokens.js';
import type { QueryText } from '../search-request.js';
import { TABLE } from './index-tables.js';
import type { PlannedQuery } from './query-plan.js';

/** Finds in which a meant word must occur to be suggested. */
const LOOKED_AT = 50;

export interface Meant {
  didYouMean: string | null;
  /** Every word that may be marked in what was found. */
  marks: string[];
}

/** Says which words were meant, of those alone that the visible finds hold. */
@Injectable()
export class DidYouMean {
  constructor(private readonly db: Database) {}

  async of(
    text: QueryText,
    plan: PlannedQuery,
    kind: DocumentKind,
    foundIds: readonly string[],
  ): Promise<Meant> {
    const mistaken = plan.words.filter(({ near }) => near.length > 0);
    const others = plan.words.flatMap(({ near, longer }) => [...near, ...longer]);
    const held = await this.heldBy(kind, foundIds, others);
    const marks = [
      ...plan.words.map(({ word }) => word),
      ...plan.phrases.flat().map(({ word }) => word),
      ...others.map(({ word }) => word).filter((word) => held.has(word)),
    ];
    const meant = new Map<string, string>();
    for (const { word, near } of mistaken) {
      const likely = near.find((other) => held.has(other.word));
      if (likely) meant.set(word, likely.word);
    }
    return { didYouMean: meant.size > 0 ? mended(text, meant) : null, marks: [...new Set(marks)] };
  }

  private async heldBy(
    kind: DocumentKind,
    ids: readonly string[],
    words: readonly { word: string; forms: string[] }[],
  ): Promise<Set<string>> {
    if (words.length === 0 || ids.length === 0) return new Set();
    const rows = await this.db.rows<{ word: string }>(
      `select asked.word from unnest($2::text[], $3::text[]) asked (word, query)
       where exists (select 1 from ${TABLE[kind]} document
         where document.id = any($1) and document.terms @@ asked.query::tsquery)`,
      [
        ids.slice(0, LOOKED_AT),
        words.map(({ word }) => word),
        words.map(({ forms }) => forms.map((form) => `'${form}'`).join(' | ')),
      ],
    );
    return new Set(rows.map(({ word }) => word));
  }
}

/** What was typed, with the mistaken words replaced and everything else as it was. */
function mended({ terms }: QueryText, meant: ReadonlyMap<string, string>): string {
  return terms
    .map(({ kind, text, isNegated }) => {
      const said = wordsOf(text).some((word) => meant.has(word)) && !isNegated && kind === 'word';
      const mendedText = said
        ? wordsOf(text)
            .map((word) => meant.get(word) ?? word)
            .join(' ')
        : text;
      const quoted = kind === 'phrase' ? `"${mendedText}"` : mendedText;
      return isNegated ? `-${quoted}` : quoted;
    })
    .join(' ');
}
