import { forEveryone } from '$lib/feed/feed.server';
import { sitemapIndex, xmlResponse } from '$lib/feed/sitemap';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import type { RequestHandler } from './$types';

const PAGES = /* GraphQL */ `query Sitemaps { sitemapPages }`;

/** Where the sitemaps are: one of places and people, and one for every 10,000 threads. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { sitemapPages } = await run<{ sitemapPages: number }>(event, PAGES);
  dependsOn(event, 'lists');
  const threads = Array.from({ length: sitemapPages }, (_, index) => `threads-${index + 1}`);
  const names = ['places', 'experts', ...threads];
  const urls = names.map((name) => ({ path: `/sitemaps/${name}.xml` }));
  return xmlResponse(sitemapIndex(event.url.origin, urls));
};
