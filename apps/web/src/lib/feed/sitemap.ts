import { element, xmlDocument } from './xml';

const XMLNS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

export interface SitemapUrl {
  /** The path, encoded as an address is. */
  path: string;
  lastChangeAt?: string | null;
}

const place = (name: string, origin: string, { path, lastChangeAt }: SitemapUrl) =>
  element(
    name,
    {},
    element('loc', {}, new URL(path, origin).href),
    ...(lastChangeAt ? [element('lastmod', {}, lastChangeAt)] : []),
  );

/** The sitemap of sitemaps.org. */
export const sitemap = (origin: string, urls: SitemapUrl[]): string =>
  xmlDocument(element('urlset', { xmlns: XMLNS }, ...urls.map((url) => place('url', origin, url))));

/** Where the sitemaps are. */
export const sitemapIndex = (origin: string, urls: SitemapUrl[]): string =>
  xmlDocument(
    element('sitemapindex', { xmlns: XMLNS }, ...urls.map((url) => place('sitemap', origin, url))),
  );

export const xmlResponse = (text: string): Response =>
  new Response(text, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
