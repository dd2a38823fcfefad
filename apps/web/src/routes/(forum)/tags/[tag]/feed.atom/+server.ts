import { redirect } from '@sveltejs/kit';
import {
  ENTRIES,
  type FeedThread,
  feedResponse,
  feedThread,
  forEveryone,
  threadEntry,
} from '$lib/feed/feed.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import type { RequestHandler } from './$types';

const TAG = /* GraphQL */ `
  query TagFeed($slug: String!) {
    tag(slug: $slug) { id slug name }
    threads(list: new, tagSlug: $slug, first: ${ENTRIES}) { nodes { ${feedThread} } }
  }
`;

interface Answer {
  tag: { id: string; slug: string; name: string } | null;
  threads: { nodes: FeedThread[] };
}

/** The newest threads that carry a tag. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { tag, threads } = await run<Answer>(event, TAG, { slug: event.params.tag });
  if (!tag) notFound();
  if (tag.slug !== event.params.tag) redirect(301, paths.feed(paths.tag(tag)));
  const feed = {
    id: `tag/${tag.id}`,
    title: tag.name,
    page: paths.tag(tag),
    entries: threads.nodes.map((thread) => threadEntry(event, thread)),
  };
  return feedResponse(event, feed, 'lists', `tag:${tag.slug}`);
};
