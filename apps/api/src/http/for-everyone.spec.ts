import { isForEveryone } from './for-everyone.js';

it('knows what is the same for every reader', () => {
  const all = [
    '/feed.atom',
    '/feed.atom?x=1',
    '/r/help/feed.atom',
    '/t/7/feed.atom',
    '/sitemap.xml',
  ];
  for (const url of [...all, '/sitemaps/threads-1.xml', '/robots.txt']) {
    expect([url, isForEveryone(url)]).toEqual([url, true]);
  }
  for (const url of ['/', '/t/7/feed', '/?x=/feed.atom', '/r/x?y=/feed.atom', '/feed.atoms', '']) {
    expect([url, isForEveryone(url)]).toEqual([url, false]);
  }
});
