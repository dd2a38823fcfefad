/** Numbers of threads that one sitemap covers; the protocol allows 50,000 addresses. */
export const SITEMAP_NUMBERS = 10_000;
/** More sitemaps than this are not asked for: the protocol allows 50,000 in an index. */
export const SITEMAPS_MAX = 50_000;

/** An address that anonymous readers may find, relative to the site. */
export interface SitemapEntry {
  path: string;
  lastChangeAt: Date;
}
