import type { RequestEvent } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { dependsOn } from '$lib/server/depends';
import { notFound } from '$lib/server/not-found';
import { absolute, atom, type FeedEntry } from './atom';

/** Entries of a feed; readers ask again long before so much is new. */
export const ENTRIES = 30;
/** What nothing was ever written in is this old. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** What a feed tells of a thread: its opening post. */
export const feedThread = /* GraphQL */ `
  number slug title language createdAt
  author { handle name }
  tags { name }
  opening { bodyHtml editedAt }
`;

export interface FeedThread {
  number: number;
  slug: string;
  title: string;
  language: string;
  createdAt: string;
  author: { handle: string; name: string };
  tags: { name: string }[];
  opening: { bodyHtml: string | null; editedAt: string | null };
}

export interface FeedPost {
  id: string;
  number: number;
  bodyHtml: string | null;
  createdAt: string;
  editedAt: string | null;
  author: { handle: string; name: string };
}

type Host = Pick<RequestEvent, 'url'>;

/** An id that stays when titles and slugs change. */
export const tagUri = ({ url }: Host, thing: string): string => `tag:${url.hostname},2026:${thing}`;

export const threadEntry = (host: Host, { opening, ...thread }: FeedThread): FeedEntry => ({
  id: tagUri(host, `thread/${thread.number}`),
  title: thread.title,
  page: host.url.origin + paths.thread(thread),
  author: authorOf(host, thread.author),
  publishedAt: thread.createdAt,
  updatedAt: opening.editedAt ?? thread.createdAt,
  html: absolute(opening.bodyHtml ?? '', host.url.origin),
  language: thread.language,
  categories: thread.tags.map(({ name }) => name),
});

/** A post of a thread, called by both. */
export const postEntry = (
  host: Host,
  thread: Pick<FeedThread, 'number' | 'slug' | 'title' | 'language'>,
  post: FeedPost,
): FeedEntry => ({
  id: tagUri(host, `post/${post.id}`),
  title: post.number === 1 ? thread.title : `${thread.title} #${post.number}`,
  page: host.url.origin + paths.post(thread, post.number),
  author: authorOf(host, post.author),
  publishedAt: post.createdAt,
  updatedAt: post.editedAt ?? post.createdAt,
  html: absolute(post.bodyHtml ?? '', host.url.origin),
  language: thread.language,
});

const authorOf = ({ url }: Host, author: { handle: string; name: string }) => ({
  name: author.name,
  page: url.origin + paths.member(author),
});

interface FeedOf {
  /** What the feed is of, such as `room/help`: part of its id. */
  id: string;
  title: string | null;
  subtitle?: string;
  /** The page that shows the same. */
  page: string;
  updatedAt?: string;
  entries: FeedEntry[];
}

/** The answer to a feed reader; kept until one of the things it depends on changes. */
export function feedResponse(event: RequestEvent, feed: FeedOf, ...depends: string[]): Response {
  const { url, locals } = event;
  dependsOn(event, ...depends);
  const site = locals.settings.name;
  const text = atom({
    id: tagUri(event, feed.id),
    title: feed.title ? `${feed.title} · ${site}` : site,
    subtitle: feed.subtitle,
    self: url.origin + url.pathname,
    page: url.origin + feed.page,
    updatedAt: feed.updatedAt ?? NEVER,
    entries: feed.entries,
  });
  return new Response(text, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}

/**
 * Feeds and sitemaps are the same for all: the server forgets who asks before it renders them.
 * Whoever comes another way as somebody finds nothing.
 */
export function forEveryone({ locals }: Pick<RequestEvent, 'locals'>): void {
  if (locals.viewer) notFound();
}
