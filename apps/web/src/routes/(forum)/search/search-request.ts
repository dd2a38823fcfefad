/** What a search asks for, as its address says it. */
export const types = ['threads', 'posts', 'members', 'tags', 'experts'] as const;
export const sorts = ['relevance', 'newest', 'oldest', 'votes'] as const;
const kinds = ['question', 'discussion', 'idea', 'article'] as const;

export interface SearchRequest {
  text: string;
  type: (typeof types)[number];
  sort: (typeof sorts)[number];
  /** A room's slug. */
  room: string | null;
  /** Slugs; a thread must carry all. */
  tags: string[];
  kind: (typeof kinds)[number] | null;
  isSolved: boolean | null;
  isAnsweredByExpert: boolean | null;
  language: string | null;
  by: string | null;
  /** Days, `2026-01-31`. */
  from: string | null;
  to: string | null;
  after: string | null;
}

/** Narrower than the type; each is one filter that can be taken away. */
export const filterNames = [
  'room',
  'tag',
  'kind',
  'solved',
  'expert',
  'language',
  'by',
  'from',
  'to',
] as const;
export type FilterName = (typeof filterNames)[number];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const booleans: Record<string, boolean> = { true: true, false: false };

/** Reads an address; nonsense in it is as if it were not there. */
export function searchRequest(wanted: URLSearchParams): SearchRequest {
  const word = (name: string) => wanted.get(name)?.trim().slice(0, 100) || null;
  const day = (name: string) => {
    const said = word(name) ?? '';
    return DAY.test(said) && !Number.isNaN(Date.parse(said)) ? said : null;
  };
  const oneOf = <T extends string>(known: readonly T[], name: string) =>
    known.find((one) => one === wanted.get(name)) ?? null;
  return {
    text: (wanted.get('q') ?? '').trim(),
    type: oneOf(types, 'type') ?? 'threads',
    sort: oneOf(sorts, 'sort') ?? 'relevance',
    room: word('room'),
    tags: [...new Set(wanted.getAll('tag').map((tag) => tag.trim()))].filter(Boolean).slice(0, 5),
    kind: oneOf(kinds, 'kind'),
    isSolved: booleans[wanted.get('solved') ?? ''] ?? null,
    isAnsweredByExpert: booleans[wanted.get('expert') ?? ''] ?? null,
    language: oneOf(['en', 'fr'], 'language'),
    by: word('by')?.replace(/^@/, '') || null,
    from: day('from'),
    to: day('to'),
    after: wanted.get('after'),
  };
}

/** The filters in force, by the names they have in the address. */
export function filtersOf(request: SearchRequest): [FilterName, string][] {
  const all: Record<FilterName, (string | null)[]> = {
    room: [request.room],
    tag: request.tags,
    kind: [request.kind],
    solved: [request.isSolved === null ? null : String(request.isSolved)],
    expert: [request.isAnsweredByExpert === null ? null : String(request.isAnsweredByExpert)],
    language: [request.language],
    by: [request.by],
    from: [request.from],
    to: [request.to],
  };
  return filterNames.flatMap((name) =>
    all[name].flatMap((value): [FilterName, string][] => (value ? [[name, value]] : [])),
  );
}

type Change = Partial<Pick<SearchRequest, 'text' | 'type' | 'sort' | 'after'>> & {
  /** A filter put on, or in the place of the one of its name. */
  with?: [FilterName, string];
  without?: [FilterName, string];
  withoutFilters?: boolean;
};

/** The address of the same search with a change; its first page unless `after` says otherwise. */
export function searchAddress(request: SearchRequest, change: Change = {}): string {
  const { text, type, sort, after = null } = { ...request, after: null, ...change };
  const query = new URLSearchParams();
  if (text) query.set('q', text);
  if (type !== 'threads') query.set('type', type);
  if (sort !== 'relevance') query.set('sort', sort);
  for (const [name, value] of change.withoutFilters ? [] : filtersOf(request)) {
    const isGone = change.without?.[0] === name && change.without[1] === value;
    const isReplaced = change.with?.[0] === name && name !== 'tag';
    if (!isGone && !isReplaced) query.append(name, value);
  }
  if (change.with) query.append(...change.with);
  if (after) query.set('after', after);
  return query.size > 0 ? `/search?${query}` : '/search';
}
