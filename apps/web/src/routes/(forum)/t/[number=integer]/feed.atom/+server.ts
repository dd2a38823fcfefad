import { redirect } from '@sveltejs/kit';
import {
  ENTRIES,
  type FeedPost,
  feedResponse,
  forEveryone,
  postEntry,
} from '$lib/feed/feed.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import type { RequestHandler } from './$types';

// Around a number behind all others stand the last ones.
const THREAD = /* GraphQL */ `
  query ThreadFeed($number: Int!) {
    thread(number: $number) {
      number slug title language createdAt excerpt
      posts(first: ${2 * ENTRIES}, around: 2147483647) {
        nodes { id number bodyHtml createdAt editedAt author { handle name } }
      }
    }
  }
`;

interface Answer {
  thread: {
    number: number;
    slug: string;
    title: string;
    language: string;
    createdAt: string;
    excerpt: string;
    posts: { nodes: FeedPost[] };
  } | null;
}

/** The last posts of a thread, newest first. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const number = Number(event.params.number);
  const { thread } = await run<Answer>(event, THREAD, { number });
  if (!thread) notFound();
  if (thread.number !== number) redirect(301, paths.threadFeed(thread));
  const posts = thread.posts.nodes.filter(({ bodyHtml }) => bodyHtml !== null).reverse();
  const feed = {
    id: `thread/${thread.number}/posts`,
    title: thread.title,
    subtitle: thread.excerpt,
    page: paths.thread(thread),
    updatedAt: thread.createdAt,
    entries: posts.slice(0, ENTRIES).map((post) => postEntry(event, thread, post)),
  };
  const people = posts.map(({ author }) => `member:${author.handle}`);
  return feedResponse(event, feed, `thread:${thread.number}`, ...people);
};
