import { Injectable } from '@nestjs/common';
import { checkPage, Limits, type RequestContext } from '@parvis/kernel';
import { parseQuery } from '../query/parse-query.js';
import { AnsweringEngine } from './answering-engine.js';
import { marksOf } from './marks.js';
import { takeOne } from './search.limits.js';
import { withOperators } from './search.service.js';
import { SearchScopes } from './search-scopes.js';
import { type VisibleHit, VisibleHits } from './visible-hits.service.js';

export interface Suggestions {
  hits: VisibleHit[];
  didYouMean: string | null;
}

/** What a viewer may mean by what he typed so far. */
@Injectable()
export class SearchSuggestions {
  constructor(
    private readonly answering: AnsweringEngine,
    private readonly scopes: SearchScopes,
    private readonly visible: VisibleHits,
    private readonly limits: Limits,
  ) {}

  async of(context: RequestContext, text: string, first: number): Promise<Suggestions> {
    checkPage({ first });
    const query = parseQuery(text);
    if (!query.terms.some(({ isNegated }) => !isNegated)) return { hits: [], didYouMean: null };
    await takeOne(this.limits, context, 'suggest');
    const { viewer, locale } = context;
    const { scope } = await this.scopes.of(viewer);
    const { value } = await this.answering.ask((engine) =>
      engine.suggest({ text: query, scope, locale, first }),
    );
    const hits = await this.visible.of(context, value.hits, marksOf(value.marks, query));
    return { hits, didYouMean: value.didYouMean && withOperators(value.didYouMean, query) };
  }
}
