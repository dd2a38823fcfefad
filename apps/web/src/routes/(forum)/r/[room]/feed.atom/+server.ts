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

const ROOM = /* GraphQL */ `
  query RoomOfFeed($slug: String!) { room(slug: $slug) { id slug name description } }
`;
const THREADS = /* GraphQL */ `
  query RoomFeed($roomId: ID!) {
    threads(list: new, roomId: $roomId, first: ${ENTRIES}) { nodes { ${feedThread} } }
  }
`;

interface Room {
  id: string;
  slug: string;
  name: string;
  description: string;
}

/** The newest threads of a public room. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { room } = await run<{ room: Room | null }>(event, ROOM, { slug: event.params.room });
  if (!room) notFound();
  if (room.slug !== event.params.room) redirect(301, paths.feed(paths.room(room)));
  const { threads } = await run<{ threads: { nodes: FeedThread[] } }>(event, THREADS, {
    roomId: room.id,
  });
  const feed = {
    id: `room/${room.id}`,
    title: room.name,
    subtitle: room.description,
    page: paths.room(room),
    entries: threads.nodes.map((thread) => threadEntry(event, thread)),
  };
  return feedResponse(event, feed, 'lists');
};
