import { distanceOf } from '../../../libs/search/src/engine/meilisearch/meilisearch-query.js';
import { words } from '../../../libs/search/src/ranking/tokens.js';

type Value = string | number | boolean | string[] | null;
export type SmallDocument = Record<string, Value> & { id: string };

export interface Settings {
  searchableAttributes: string[];
  filterableAttributes: string[];
  sortableAttributes: string[];
  pagination: { maxTotalHits: number };
}

export interface Query {
  q?: string | null;
  offset?: number;
  limit?: number;
  page?: number;
  hitsPerPage?: number;
  attributesToRetrieve?: string[];
  attributesToHighlight?: string[];
  attributesToSearchOn?: string[];
  highlightPreTag?: string;
  highlightPostTag?: string;
  showRankingScore?: boolean;
  filter?: string[];
  sort?: string[];
  distinct?: string;
  facets?: string[];
  matchingStrategy?: string;
}

/** Thrown with the server's code. */
export class Refused extends Error {}

interface Asked {
  wanted: { words: string[]; isOpen: boolean }[];
  unwanted: string[][];
}

/**
 * One index, as small as it can be and still answer as the server is documented to: every word,
 * beginnings of the last one, mistakes by length, phrases, minus, filters, sort, facets.
 */
export class SmallIndex {
  readonly documents = new Map<string, SmallDocument>();
  readonly createdAt = new Date().toISOString();
  settings: Settings = {
    searchableAttributes: ['*'],
    filterableAttributes: [],
    sortableAttributes: [],
    pagination: { maxTotalHits: 1_000 },
  };

  search(query: Query) {
    const asked = askedOf(query.q ?? '');
    const attributes = query.attributesToSearchOn ?? this.settings.searchableAttributes;
    const conditions = (query.filter ?? []).map((text) => this.condition(text));
    const matches = [...this.documents.values()]
      .filter((document) => conditions.every((holds) => holds(document)))
      .map((document) => ({ document, ...matchOf(document, asked, attributes) }))
      .filter(({ met, isOut }) =>
        isOut
          ? false
          : query.matchingStrategy === 'all'
            ? met === asked.wanted.length
            : met > 0 || asked.wanted.length === 0,
      )
      .sort((a, b) => this.bySort(query.sort ?? [], a.document, b.document) || b.score - a.score);
    const seen = new Set<Value | undefined>();
    const found = matches.filter(({ document }) => {
      if (!query.distinct) return true;
      const value = document[query.distinct];
      return !seen.has(value) && seen.add(value);
    });
    return this.answer(query, found);
  }

  private answer(
    query: Query,
    found: { document: SmallDocument; found: Set<string>; score: number }[],
  ) {
    const total = Math.min(found.length, this.settings.pagination.maxTotalHits);
    const isPaged = query.page !== undefined || query.hitsPerPage !== undefined;
    const size = isPaged ? (query.hitsPerPage ?? 20) : (query.limit ?? 20);
    const start = isPaged ? ((query.page ?? 1) - 1) * size : (query.offset ?? 0);
    const hits = found.slice(0, total).slice(start, start + size);
    return {
      hits: hits.map((hit) => shown(query, hit)),
      query: query.q ?? '',
      processingTimeMs: 1,
      ...(isPaged
        ? {
            hitsPerPage: size,
            page: query.page ?? 1,
            totalPages: Math.ceil(total / size),
            totalHits: total,
          }
        : { limit: size, offset: start, estimatedTotalHits: total }),
      ...(query.facets && { facetDistribution: this.facets(query.facets, found), facetStats: {} }),
    };
  }

  private facets(names: string[], found: { document: SmallDocument }[]) {
    const distribution: Record<string, Record<string, number>> = {};
    for (const name of names) {
      this.mustBe('filterableAttributes', name, 'invalid_search_facets');
      const counts: Record<string, number> = {};
      for (const { document } of found) {
        for (const value of [document[name] ?? []].flat()) {
          counts[String(value)] = (counts[String(value)] ?? 0) + 1;
        }
      }
      distribution[name] = counts;
    }
    return distribution;
  }

  private bySort(sort: string[], a: SmallDocument, b: SmallDocument): number {
    for (const rule of sort) {
      const [name = '', order] = rule.split(':');
      this.mustBe('sortableAttributes', name, 'invalid_search_sort');
      const difference = Number(a[name]) - Number(b[name]);
      if (difference !== 0) return order === 'desc' ? -difference : difference;
    }
    return 0;
  }

  /** One expression of the filter language, as far as Parvis speaks it. */
  private condition(text: string): (document: SmallDocument) => boolean {
    const [, not, name = '', operator, right = ''] =
      /^(NOT )?(\w+) (IN|=|>=|<) (.+)$/.exec(text) ?? [];
    if (!operator) throw new Refused('invalid_search_filter');
    this.mustBe('filterableAttributes', name, 'invalid_search_filter');
    let wanted: unknown;
    try {
      wanted = JSON.parse(right);
    } catch {
      throw new Refused('invalid_search_filter');
    }
    const holds = (document: SmallDocument): boolean => {
      const values = [document[name] ?? []].flat();
      if (operator === '>=') return values.some((value) => Number(value) >= Number(wanted));
      if (operator === '<') return values.some((value) => Number(value) < Number(wanted));
      return values.some((value) => [wanted].flat().includes(value));
    };
    return not ? (document) => !holds(document) : holds;
  }

  private mustBe(list: 'filterableAttributes' | 'sortableAttributes', name: string, code: string) {
    if (!this.settings[list].includes(name)) throw new Refused(code);
  }
}

function askedOf(q: string): Asked {
  const asked: Asked = { wanted: [], unwanted: [] };
  const pieces = [...q.matchAll(/(-?)(?:"([^"]*)"|(\S+))/g)];
  for (const [index, [, minus, phrase, word]] of pieces.entries()) {
    const found = words(phrase ?? word ?? '');
    if (found.length === 0) continue;
    if (minus) asked.unwanted.push(found);
    else if (phrase !== undefined) asked.wanted.push({ words: found, isOpen: false });
    else {
      const isLast = index === pieces.length - 1 && !/\s$/.test(q);
      for (const one of found) asked.wanted.push({ words: [one], isOpen: isLast });
    }
  }
  return asked;
}

function matchOf(document: SmallDocument, asked: Asked, attributes: string[]) {
  const found = new Set<string>();
  const texts = attributes.map((name) => words([document[name] ?? ''].flat().join(' ')));
  let score = Number(document.quality ?? 0) / 1_000;
  let met = 0;
  for (const { words: wanted, isOpen } of asked.wanted) {
    const best = texts.map((text) => wordIn(text, wanted, isOpen));
    const at = best.findIndex((match) => match !== null);
    if (at < 0) continue;
    met += 1;
    for (const match of best) for (const word of match?.found ?? []) found.add(word);
    score += 10 - at - best[at]!.typos * 2;
  }
  const isOut = asked.unwanted.some((words) => texts.some((text) => wordIn(text, words, false, 0)));
  return { met, score, found, isOut };
}

function wordIn(text: string[], wanted: string[], isOpen: boolean, most?: number) {
  if (wanted.length > 1) {
    const at = text.findIndex((_, i) => wanted.every((word, j) => text[i + j] === word));
    return at < 0 ? null : { typos: 0, found: wanted };
  }
  const [word = ''] = wanted;
  const allowed = most ?? (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0);
  const near = [...new Set(text)]
    .map((other) => ({
      other,
      typos: isOpen && other.startsWith(word) ? 0 : distanceOf(word, other, allowed),
    }))
    .filter(({ typos }) => typos <= allowed);
  if (near.length === 0) return null;
  return {
    typos: Math.min(...near.map(({ typos }) => typos)),
    found: near.map(({ other }) => other),
  };
}

function shown(
  query: Query,
  { document, found, score }: { document: SmallDocument; found: Set<string>; score: number },
) {
  const only = query.attributesToRetrieve;
  const fields = Object.entries(document).filter(([name]) => !only || only.includes(name));
  const { highlightPreTag: pre = '<em>', highlightPostTag: post = '</em>' } = query;
  const highlight = (text: string) =>
    text.replace(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu, (word) =>
      found.has(words(word)[0] ?? '') ? pre + word + post : word,
    );
  const formatted = (query.attributesToHighlight ?? []).map((name) => {
    const value = document[name];
    if (Array.isArray(value)) return [name, value.map(highlight)];
    return [name, typeof value === 'string' ? highlight(value) : value];
  });
  return {
    ...Object.fromEntries(fields),
    ...(formatted.length > 0 && { _formatted: Object.fromEntries([...fields, ...formatted]) }),
    ...(query.showRankingScore && { _rankingScore: Math.min(1, score / 100) }),
  };
}
