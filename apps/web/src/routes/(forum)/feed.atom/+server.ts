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
import type { RequestHandler } from './$types';

const HOME = /* GraphQL */ `
  query HomeFeed { threads(list: new, first: ${ENTRIES}) { nodes { ${feedThread} } } }
`;

/** The newest threads of all public rooms. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { threads } = await run<{ threads: { nodes: FeedThread[] } }>(event, HOME);
  const feed = {
    id: 'home',
    title: null,
    subtitle: event.locals.settings.tagline,
    page: paths.home,
    entries: threads.nodes.map((thread) => threadEntry(event, thread)),
  };
  return feedResponse(event, feed, 'lists');
};
