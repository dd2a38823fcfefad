import type { IncomingMessage } from 'node:http';

/** Feeds, sitemaps and robots.txt: what programs fetch. */
const FOR_EVERYONE =
  /^(?:\/(?:[^?]*\/)?feed\.atom|\/sitemap\.xml|\/sitemaps\/[^?]*|\/robots\.txt)(?:\?|$)/;

export const isForEveryone = (url: string | undefined): boolean => FOR_EVERYONE.test(url ?? '');

/**
 * Makes a request nobody's: what is the same for all is rendered once, as a stranger sees it, in
 * the site's own language, and counts as nobody's reading.
 */
export function forgetReader({ headers }: IncomingMessage): void {
  delete headers.cookie;
  delete headers['accept-language'];
  headers['user-agent'] = 'bot';
}
