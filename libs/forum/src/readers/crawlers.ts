/**
 * What programs that read for machines call themselves. Short on purpose: whoever hides behind a
 * browser's name is not found by a longer list either.
 */
const CRAWLER =
  /(?<!cu)bot\b|bot[/;_-]|crawl|spider|slurp|archiver|scrap|preview|facebookexternalhit|mediapartners|lighthouse|headless|monitor|uptime|pingdom|feed|rss|^(?:curl|wget|python|go-http|java|okhttp|node|axios|undici|libwww|apache-http|ruby|php)/i;

/** Whether nobody reads through this client; one that does not name itself is no browser. */
export const isCrawler = (userAgent: string): boolean =>
  userAgent.trim() === '' || CRAWLER.test(userAgent);
