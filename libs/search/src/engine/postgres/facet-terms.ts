import { type EngineFacet, FACET_NAMES, type FacetName } from '../search-engine.js';
import type { EngineFilter, Narrowing, SearchType } from '../search-request.js';
import type { FacetTerms } from './query-plan.js';

/** The letters before the colon in the index. */
const LETTER: Record<FacetName, string> = {
  room: 'r',
  tag: 't',
  kind: 'k',
  solved: 's',
  expert: 'e',
  language: 'l',
};
const FLAGS: ReadonlySet<FacetName> = new Set(['solved', 'expert']);
/** Values of one facet that are worth showing. */
const VALUES_MAX = 50;

/** What a filter asks of the index, in its terms; dates are not among them. */
export function facetTerms(filter: EngineFilter, type: SearchType): FacetTerms {
  const all = (filter.tagIds ?? []).map((id) => `t:${id}`);
  if (filter.isSolved !== undefined) all.push(`s:${filter.isSolved ? 1 : 0}`);
  if (filter.isAnsweredByExpert !== undefined) all.push(`e:${filter.isAnsweredByExpert ? 1 : 0}`);
  if (type === 'experts') all.push('e:1');
  return {
    all,
    any: choices({ ...filter, tagIds: [] }),
    none: choices(filter.not ?? {}).flat(),
  };
}

function choices(narrowing: Narrowing): string[][] {
  const { roomIds, tagIds, threadKinds, languages, authorIds } = narrowing;
  return [
    roomIds?.map((id) => `r:${id}`),
    tagIds?.map((id) => `t:${id}`),
    threadKinds?.map((kind) => `k:${kind}`),
    languages?.map((language) => `l:${language}`),
    authorIds?.map((id) => `a:${id}`),
  ].filter((terms) => terms !== undefined && terms.length > 0) as string[][];
}

/** Counts by term as facets; of yes and no, only yes is worth offering. */
export function facetsOf(counts: Record<string, number>): EngineFacet[] {
  return FACET_NAMES.map((name) => ({
    name,
    values: Object.entries(counts)
      .filter(([term]) => term.startsWith(`${LETTER[name]}:`))
      .map(([term, count]) => ({ value: term.slice(2), count }))
      .filter(({ value }) => !FLAGS.has(name) || value === '1')
      .map(({ value, count }) => ({ value: FLAGS.has(name) ? 'true' : value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, VALUES_MAX),
  })).filter(({ values }) => values.length > 0);
}
