/**
 * The requests that Parvis may send, as the server's published OpenAPI description (1.53.0) has
 * them: paths, the actions a key needs, and the fields that a body may have, unknown ones being
 * refused as the server refuses them.
 */
type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string';
const number: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const flag: Check = (value) => typeof value === 'boolean';
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const object: Check = (value) => typeof value === 'object' && value !== null;
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);

const SEARCH: Record<string, Check> = {
  q: nullable(text),
  offset: number,
  limit: number,
  page: number,
  hitsPerPage: number,
  attributesToRetrieve: texts,
  attributesToCrop: texts,
  cropLength: number,
  cropMarker: text,
  attributesToHighlight: texts,
  highlightPreTag: text,
  highlightPostTag: text,
  showMatchesPosition: flag,
  showRankingScore: flag,
  filter: (value) => text(value) || Array.isArray(value),
  sort: texts,
  distinct: text,
  facets: texts,
  matchingStrategy: oneOf('last', 'all', 'frequency'),
  attributesToSearchOn: texts,
};
const SETTINGS: Record<string, Check> = {
  searchableAttributes: texts,
  filterableAttributes: texts,
  sortableAttributes: texts,
  rankingRules: texts,
  typoTolerance: object,
  faceting: object,
  pagination: object,
};
const KEY: Record<string, Check> = {
  uid: (value) =>
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(String(value)),
  name: nullable(text),
  description: nullable(text),
  actions: texts,
  indexes: texts,
  expiresAt: nullable(text),
};
const DOCUMENT_ID = /^[a-zA-Z0-9_-]{1,511}$/;

const fieldsOf =
  (fields: Record<string, Check>, required: string[] = []): Check =>
  (body) =>
    object(body) &&
    !Array.isArray(body) &&
    Object.entries(body as object).every(([name, value]) => fields[name]?.(value) ?? false) &&
    required.every((name) => name in (body as object));
const listOf =
  (check: Check): Check =>
  (body) =>
    Array.isArray(body) && body.every(check);
const document: Check = (value) =>
  object(value) && DOCUMENT_ID.test(String((value as { id?: unknown }).id));

export type RouteName =
  | 'health'
  | 'getKey'
  | 'createKey'
  | 'listIndexes'
  | 'getIndex'
  | 'createIndex'
  | 'deleteIndex'
  | 'updateSettings'
  | 'addDocuments'
  | 'getDocuments'
  | 'deleteDocuments'
  | 'search'
  | 'multiSearch'
  | 'swapIndexes'
  | 'getTask';

export interface Route {
  method: string;
  path: RegExp;
  /** What a key must allow; null is open to all, `master` to the master key alone. */
  action: string | null;
  body: Check | null;
}

export const ROUTES: Record<RouteName, Route> = {
  health: { method: 'GET', path: /^\/health$/, action: null, body: null },
  getKey: { method: 'GET', path: /^\/keys\/([^/]+)$/, action: 'master', body: null },
  createKey: {
    ...{ method: 'POST', path: /^\/keys$/, action: 'master' },
    body: fieldsOf(KEY, ['actions', 'indexes', 'expiresAt']),
  },
  listIndexes: { method: 'GET', path: /^\/indexes$/, action: 'indexes.get', body: null },
  getIndex: { method: 'GET', path: /^\/indexes\/([^/]+)$/, action: 'indexes.get', body: null },
  createIndex: {
    ...{ method: 'POST', path: /^\/indexes$/, action: 'indexes.create' },
    body: fieldsOf({ uid: text, primaryKey: nullable(text) }, ['uid']),
  },
  deleteIndex: {
    ...{ method: 'DELETE', path: /^\/indexes\/([^/]+)$/, action: 'indexes.delete', body: null },
  },
  updateSettings: {
    ...{ method: 'PATCH', path: /^\/indexes\/([^/]+)\/settings$/, action: 'settings.update' },
    body: fieldsOf(SETTINGS),
  },
  addDocuments: {
    ...{ method: 'POST', path: /^\/indexes\/([^/]+)\/documents$/, action: 'documents.add' },
    body: listOf(document),
  },
  getDocuments: {
    ...{ method: 'GET', path: /^\/indexes\/([^/]+)\/documents$/, action: 'documents.get' },
    body: null,
  },
  deleteDocuments: {
    ...{ method: 'POST', action: 'documents.delete', body: listOf(text) },
    path: /^\/indexes\/([^/]+)\/documents\/delete-batch$/,
  },
  search: {
    ...{ method: 'POST', path: /^\/indexes\/([^/]+)\/search$/, action: 'search' },
    body: fieldsOf(SEARCH),
  },
  multiSearch: {
    ...{ method: 'POST', path: /^\/multi-search$/, action: 'search' },
    body: fieldsOf({ queries: listOf(fieldsOf({ ...SEARCH, indexUid: text }, ['indexUid'])) }, [
      'queries',
    ]),
  },
  swapIndexes: {
    ...{ method: 'POST', path: /^\/swap-indexes$/, action: 'indexes.swap' },
    body: listOf(
      fieldsOf(
        { indexes: (value) => texts(value) && (value as string[]).length === 2, rename: flag },
        ['indexes'],
      ),
    ),
  },
  getTask: { method: 'GET', path: /^\/tasks\/(\d+)$/, action: 'tasks.get', body: null },
};

/** An error as the server words it. */
export const refusal = (code: string, type = 'invalid_request', message = `Refused: ${code}.`) => ({
  message,
  code,
  type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});
