import { headOf } from '$lib/head/head.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { operation } from '$lib/server/operations/document';
import { inOrder, type RoomAnswer, roomFace, toRoomLine } from '$lib/server/operations/room';
import { type ThreadPage, threadFace } from '$lib/server/operations/thread';
import { listRequest, listView } from '$lib/server/thread-lists';
import type { PageServerLoad } from './$types';

const HOME = operation(
  /* GraphQL */ `
  query Home($list: ThreadListKind!, $period: TopPeriod!, $after: String, $byExpert: Boolean) {
    threads(list: $list, period: $period, isAnsweredByExpert: $byExpert, first: 20, after: $after) {
      nodes { ...ThreadFace }
      pageInfo { hasNextPage endCursor }
    }
    rooms { ...RoomFace }
    tags(first: 14) { nodes { slug name } }
  }
`,
  threadFace,
  roomFace,
);

interface Home {
  threads: ThreadPage;
  rooms: RoomAnswer[];
  tags: { nodes: { slug: string; name: string }[] };
}

export const load: PageServerLoad = async (event) => {
  const request = listRequest(event);
  const { order: list, period, after, byExpert } = request;
  const { threads, rooms, tags } = await run<Home>(event, HOME, {
    list,
    period,
    after,
    byExpert,
  });
  dependsOn(event, 'lists');
  return {
    head: headOf(event, {
      path: paths.home,
      feed: paths.feed(paths.home),
      things: (origin) => [{ '@type': 'WebSite', name: event.locals.settings.name, url: origin }],
    }),
    ...listView(event, threads, request),
    rooms: inOrder(rooms).map(toRoomLine),
    popularTags: tags.nodes,
  };
};
