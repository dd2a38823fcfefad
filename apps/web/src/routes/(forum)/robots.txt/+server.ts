import { dependsOn } from '$lib/server/depends';
import type { RequestHandler } from './$types';

/** What strangers find nothing in, and forms: nothing here is kept secret by being named. */
const CLOSED = `/admin /moderation /settings /notifications /bookmarks /statements /held /ask
/search /sign-in /sign-up /reset /confirm /welcome /preferences /graphql /dev/
/*?quote= /*?react=`;

export const GET: RequestHandler = (event) => {
  dependsOn(event, 'site');
  const lines = [
    'User-agent: *',
    ...CLOSED.split(/\s+/).map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${event.url.origin}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
