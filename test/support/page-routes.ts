import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ClosedWorld } from './canaries.js';

const FOLDER = fileURLToPath(new URL('../../apps/web/src/routes', import.meta.url));

/** The folders of `apps/web/src/routes` that answer requests, groups left out: `/m/[handle]`. */
export function pageRoutes(): string[] {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const folders = files
    .filter((file) => /(^|\/)\+(page|server)(\.server)?\.(svelte|ts)$/.test(file))
    .map((file) => `/${file}`.replace(/\/[^/]+$/, '').replace(/\/\([^)]+\)/g, '') || '/');
  return [...new Set(folders)].sort();
}

type Addresses = (world: ClosedWorld) => string[];

const fixed =
  (...paths: string[]): Addresses =>
  () =>
    paths;
const TAG_VIEWS = ['solved', 'articles', 'threads', 'threads&expert'];
const LISTS = ['hot', 'new', 'unanswered', 'top', 'unsolved'];
/** What a canary is called, its beginning, and one letter amiss. */
const SEARCHES = ['cnry', 'cn', 'cnyr'];
const SEARCH_TYPES = ['posts', 'members', 'tags', 'experts'];
const threadsOf = ({ threads }: ClosedWorld, ...ends: string[]) =>
  Object.values(threads).flatMap(({ number }) => ends.map((end) => `/t/${number}${end}`));
const casesOf = ({ cases }: ClosedWorld, path: string) =>
  Object.values(cases.reviewables).map((id) => path + id);
const roomSlugs = ({ rooms }: ClosedWorld) => Object.values(rooms).map(({ slug }) => slug);
const tagSlugs = ({ tags }: ClosedWorld) => Object.values(tags).map(({ slug }) => slug);

/** For each route the addresses that the leak matrix visits; a new route must be added here. */
export const ADDRESSES: Record<string, Addresses> = {
  '/': (world) => [
    '/',
    ...LISTS.map((list) => `/?show=${list}`),
    '/?show=top&period=week',
    `/?room=${world.rooms.closed.id}`,
  ],
  '/admin': fixed('/admin'),
  '/admin/audit': fixed('/admin/audit', '/admin/audit?action=room.created'),
  '/admin/charter': fixed('/admin/charter'),
  '/admin/experts': ({ who }) => [
    '/admin/experts',
    '/admin/experts?state=ended',
    `/admin/experts?member=${who.insider.handle}`,
  ],
  '/admin/graphql': fixed('/admin/graphql'),
  '/admin/graphql/schema': fixed('/admin/graphql/schema', '/admin/graphql/schema?type=Thread'),
  '/admin/members': fixed('/admin/members', '/admin/members?text=cnry&role=member'),
  '/admin/new-room': fixed('/admin/new-room'),
  '/admin/reasons': fixed('/admin/reasons'),
  '/admin/reasons/[reason]': ({ cases }) => [`/admin/reasons/${cases.reason}`],
  '/admin/rooms': fixed('/admin/rooms'),
  '/admin/rooms/[room]': (world) => roomSlugs(world).map((slug) => `/admin/rooms/${slug}`),
  '/admin/settings': fixed('/admin/settings'),
  '/admin/tags': fixed('/admin/tags'),
  '/admin/tags/[tag]': (world) => tagSlugs(world).map((slug) => `/admin/tags/${slug}`),
  '/admin/trust': fixed('/admin/trust'),
  '/admin/words': fixed('/admin/words', '/admin/words?action=flag'),
  '/ask': (world) => [
    '/ask',
    '/ask?type=question',
    ...roomSlugs(world).map((slug) => `/ask?room=${slug}`),
  ],
  '/ask/similar': fixed('/ask/similar'),
  '/bookmarks': fixed('/bookmarks'),
  '/charter': fixed('/charter', '/charter?version=1'),
  '/confirm': fixed('/confirm', '/confirm?token=AAAA'),
  '/dev/mail': fixed('/dev/mail'),
  '/experts': (world) => [
    '/experts',
    ...tagSlugs(world).map((slug) => `/experts?tag=${slug}`),
    ...roomSlugs(world).map((slug) => `/experts?room=${slug}`),
  ],
  '/experts/[handle]': ({ who }) =>
    Object.values(who).flatMap((m) => (m ? [`/experts/${m.handle}`] : [])),
  '/experts/[handle]/feed.atom': ({ who }) =>
    Object.values(who).flatMap((m) => (m ? [`/experts/${m.handle}/feed.atom`] : [])),
  '/favicon.svg': fixed('/favicon.svg'),
  '/feed.atom': fixed('/feed.atom', '/%66eed.atom'),
  '/following': fixed('/following'),
  '/held': fixed('/held'),
  '/m/[handle]': ({ who }) =>
    Object.values(who).flatMap((m) => (m ? [`/m/${m.handle}`, `/m/${m.handle}?show=answers`] : [])),
  '/m/[handle]/flag': ({ who }) => [`/m/${who.insider.handle}/flag`],
  '/moderation': ({ cases, rooms }) => [
    '/moderation',
    '/moderation?state=closed',
    `/moderation?room=${rooms.closed.id}`,
    ...Object.values(cases.reviewables).map((id) => `/moderation?item=${id}`),
  ],
  '/moderation/cases/[id]': (world) => casesOf(world, '/moderation/cases/'),
  '/moderation/health': fixed('/moderation/health'),
  '/moderation/items/[id]': (world) => casesOf(world, '/moderation/items/'),
  '/moderation/members/[handle]': ({ who }) =>
    [who.author, who.insider, who.neighbour].map(({ handle }) => `/moderation/members/${handle}`),
  '/moderation/work/[task]': fixed('/moderation/work/decide', '/moderation/work/preview'),
  '/notifications': fixed('/notifications'),
  '/preferences': fixed('/preferences'),
  '/questions-for-you': fixed('/questions-for-you'),
  '/r/[room]': (world) =>
    roomSlugs(world).flatMap((slug) => [
      `/r/${slug}`,
      `/r/${slug}?show=new`,
      `/r/${slug}?show=top`,
      `/r/${slug}?expert`,
    ]),
  '/r/[room]/feed.atom': (world) =>
    roomSlugs(world).flatMap((slug) => [`/r/${slug}/feed.atom`, `/r/${slug}/%66eed.atom`]),
  '/reset': fixed('/reset', '/reset?token=AAAA'),
  '/robots.txt': fixed('/robots.txt'),
  '/rooms': fixed('/rooms'),
  '/search': (world) => [
    '/search',
    ...SEARCHES.flatMap((text) => [
      `/search?q=${text}`,
      ...SEARCH_TYPES.map((type) => `/search?q=${text}&type=${type}`),
      `/search?q=${text}&sort=newest`,
    ]),
    ...roomSlugs(world).map((slug) => `/search?room=${slug}`),
    ...tagSlugs(world).map((slug) => `/search?tag=${slug}`),
    `/search?by=${world.who.insider.handle}`,
  ],
  '/search/suggestions': () => SEARCHES.map((text) => `/search/suggestions?q=${text}`),
  '/settings': fixed('/settings'),
  '/settings/preferences': fixed('/settings/preferences'),
  '/settings/security': fixed('/settings/security'),
  '/settings/sessions': fixed('/settings/sessions'),
  '/sign-in': (world) => ['/sign-in', `/sign-in?next=/t/${world.threads.closed.number}`],
  '/sign-out': fixed('/sign-out'),
  '/sign-up': fixed('/sign-up'),
  '/sign-up/sent': fixed('/sign-up/sent'),
  '/sitemap.xml': fixed('/sitemap.xml', '/sitemap%2Exml'),
  '/sitemaps/[name].xml': fixed(
    ...['threads-1', 'threads-2', 'places', 'experts', 'nothing'].map((n) => `/sitemaps/${n}.xml`),
  ),
  '/statements': fixed('/statements'),
  '/statements/[number=integer]': ({ cases }) =>
    Object.values(cases.statements).map(({ number }) => `/statements/${number}`),
  '/styleguide/[[page]]': fixed('/styleguide'),
  '/t/[number=integer]/[[slug]]/[[post=integer]]': (world) => [
    ...threadsOf(world, '', '/x', '/x/2', '?from=2', '/x/3?quote=2'),
  ],
  '/t/[number=integer]/feed.atom': (world) => threadsOf(world, '/feed.atom', '/%66eed.atom'),
  '/t/[number=integer]/[slug]/[post=integer]/edit': (world) => threadsOf(world, '/x/2/edit'),
  '/t/[number=integer]/[slug]/[post=integer]/flag': (world) => threadsOf(world, '/x/2/flag'),
  '/t/[number=integer]/[slug]/[post=integer]/revisions': (world) =>
    threadsOf(world, '/x/2/revisions', '/x/3/revisions', '/x/4/revisions'),
  '/t/[number=integer]/[slug]/[post=integer]/withdraw': (world) =>
    threadsOf(world, '/x/2/withdraw'),
  '/t/[number=integer]/[slug]/duplicate': (world) => threadsOf(world, '/x/duplicate'),
  '/t/[number=integer]/[slug]/related': (world) => threadsOf(world, '/x/related'),
  '/t/[number=integer]/[slug]/moderate': (world) => threadsOf(world, '/x/moderate'),
  '/tags': fixed('/tags', '/tags?prefix=cnry', '/tags?show=name'),
  '/tags/[tag]': (world) =>
    tagSlugs(world).flatMap((slug) => [
      `/tags/${slug}`,
      ...TAG_VIEWS.map((view) => `/tags/${slug}?show=${view}`),
    ]),
  '/tags/[tag]/feed.atom': (world) =>
    tagSlugs(world).flatMap((slug) => [`/tags/${slug}/feed.atom`, `/tags/${slug}/%66eed.atom`]),
  '/welcome': fixed('/welcome'),
};

/** What is no page: health, files, the feed of old addresses, unknown words. */
export const OTHER_ADDRESSES: Addresses = ({ rooms, posts }) => [
  '/healthz',
  '/readyz',
  '/graphql',
  `/files/${posts.closed}/48.webp`,
  '/nothing',
  '/old/closed-thread',
  '/old/closed-post',
  `/r/${rooms.closed.slug}/__data.json`,
  '/__data.json',
  '/bookmarks/__data.json',
  '/exports/audit.csv',
  '/exports/audit.jsonl',
  '/moderation/__data.json',
  '/notifications/__data.json',
  '/settings/sessions/__data.json',
];
