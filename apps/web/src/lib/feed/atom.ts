import { element, type Xml, xmlDocument } from './xml';

/** A feed as RFC 4287 has it; addresses are whole. */
export interface Feed {
  /** Never changes: a tag URI (RFC 4151). */
  id: string;
  title: string;
  subtitle?: string;
  /** The feed's own address. */
  self: string;
  /** The page that shows the same. */
  page: string;
  /** When nothing is in it yet. */
  updatedAt: string;
  entries: FeedEntry[];
}

export interface FeedEntry {
  id: string;
  title: string;
  page: string;
  author: { name: string; page: string };
  publishedAt: string;
  updatedAt: string;
  html: string;
  /** Two letters, when it differs from entry to entry. */
  language?: string;
  categories?: string[];
}

const link = (rel: string, type: string, href: string) => element('link', { rel, type, href });

export function atom(feed: Feed): string {
  const updatedAt = feed.entries.reduce(
    (latest, entry) => (entry.updatedAt > latest ? entry.updatedAt : latest),
    feed.entries.length > 0 ? '' : feed.updatedAt,
  );
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom' },
      element('id', {}, feed.id),
      element('title', {}, feed.title),
      ...(feed.subtitle ? [element('subtitle', {}, feed.subtitle)] : []),
      element('updated', {}, updatedAt),
      element('generator', {}, 'Parvis'),
      link('self', 'application/atom+xml', feed.self),
      link('alternate', 'text/html', feed.page),
      ...feed.entries.map(entryOf),
    ),
  );
}

const entryOf = (entry: FeedEntry): Xml =>
  element(
    'entry',
    { 'xml:lang': entry.language },
    element('id', {}, entry.id),
    element('title', {}, entry.title),
    element('published', {}, entry.publishedAt),
    element('updated', {}, entry.updatedAt),
    link('alternate', 'text/html', entry.page),
    element(
      'author',
      {},
      element('name', {}, entry.author.name),
      element('uri', {}, entry.author.page),
    ),
    ...(entry.categories ?? []).map((term) => element('category', { term })),
    element('content', { type: 'html' }, entry.html),
  );

const TAG = /<(?:"[^"]*"|'[^']*'|[^>"'])*>/g;

/** Stored HTML whose links and pictures lead to the site from anywhere. */
export const absolute = (html: string, origin: string): string =>
  html.replace(TAG, (tag) =>
    tag.replace(
      / (href|src|srcset|poster)="\/(?!\/)/g,
      (_, name: string) => ` ${name}="${origin}/`,
    ),
  );
