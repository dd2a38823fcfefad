import type { RequestEvent } from '@sveltejs/kit';
import type { SitemapUrl } from '$lib/feed/sitemap';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';

const THREADS = /* GraphQL */ `
  query SitemapOfThreads($page: Int!) { sitemap(page: $page) { path lastChangeAt } }
`;
const ROOMS = /* GraphQL */ `
  query SitemapOfRooms { rooms { slug lastPostAt threadCount visibility } }
`;
const TAGS = /* GraphQL */ `
  query SitemapOfTags($after: String) {
    tags(first: 100, after: $after) {
      nodes { slug threadCount }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const EXPERTS = /* GraphQL */ `
  query SitemapOfExperts($after: String) {
    experts(first: 100, after: $after) {
      nodes { member { handle } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
/** Pages of a hundred: a sitemap tells of the 2,000 most used tags and best experts. */
const PAGES_MAX = 20;

interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export async function threads(event: RequestEvent, page: number): Promise<SitemapUrl[]> {
  return (await run<{ sitemap: SitemapUrl[] }>(event, THREADS, { page })).sitemap;
}

/** The home page, public rooms with threads in them, and tags that are in use. */
export async function places(event: RequestEvent): Promise<SitemapUrl[]> {
  const { rooms } = await run<{ rooms: Room[] }>(event, ROOMS);
  const open = rooms.filter(({ visibility, threadCount }) => {
    return visibility === 'public' && threadCount > 0;
  });
  const tags = await all<{ slug: string; threadCount: number }>(event, TAGS, 'tags');
  return [
    ...[paths.home, paths.rooms, paths.tags, paths.experts].map((path) => ({ path })),
    ...open.map((room) => ({ path: paths.room(room), lastChangeAt: room.lastPostAt })),
    ...tags.filter((tag) => tag.threadCount > 0).map((tag) => ({ path: paths.tag(tag) })),
  ];
}

interface Room {
  slug: string;
  lastPostAt: string | null;
  threadCount: number;
  visibility: string;
}

export async function experts(event: RequestEvent): Promise<SitemapUrl[]> {
  const found = await all<{ member: { handle: string } }>(event, EXPERTS, 'experts');
  return found.map(({ member }) => ({ path: paths.expert(member) }));
}

async function all<T>(event: RequestEvent, operation: string, list: string): Promise<T[]> {
  const found: T[] = [];
  let after: string | null = null;
  for (let page = 0; page < PAGES_MAX; page++) {
    const answer: Record<string, Page<T>> = await run(event, operation, { after });
    const { nodes, pageInfo } = answer[list]!;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return found;
}
