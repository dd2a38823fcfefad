import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { operation } from '$lib/server/operations/document';
import { type RoomAnswer, roomFace } from '$lib/server/operations/room';
import {
  type ThreadAnswer,
  type ThreadPage,
  threadFace,
  toThreadFace,
} from '$lib/server/operations/thread';
import { listRequest, listView } from '$lib/server/thread-lists';
import type { Actions, PageServerLoad } from './$types';

const ROOM = operation(
  /* GraphQL */ `
  query Room($slug: String!, $signedIn: Boolean!) {
    room(slug: $slug) {
      ...RoomFace
      parent { slug name colour }
      archivedAt
      viewerCannotStartThreadReason
      viewerCanModerate
      viewerIsFollowing @include(if: $signedIn)
      pinnedThreads { ...ThreadFace }
    }
  }
`,
  roomFace,
  threadFace,
);
const THREADS = operation(
  /* GraphQL */ `
  query RoomThreads($roomId: ID!, $list: ThreadListKind!, $period: TopPeriod!, $after: String) {
    threads(roomId: $roomId, list: $list, period: $period, first: 20, after: $after, skipPinned: true) {
      nodes { ...ThreadFace }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  threadFace,
);
const FOLLOW = /* GraphQL */ `mutation FollowRoom($id: ID!) { roomFollow(id: $id) { room { id } } }`;
const UNFOLLOW = /* GraphQL */ `mutation UnfollowRoom($id: ID!) { roomUnfollow(id: $id) { room { id } } }`;

interface Answer extends Omit<RoomAnswer, 'parent'> {
  parent: { slug: string; name: string; colour: string } | null;
  archivedAt: string | null;
  viewerCannotStartThreadReason: string | null;
  viewerCanModerate: boolean;
  viewerIsFollowing?: boolean;
  pinnedThreads: ThreadAnswer[];
}

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const variables = { slug: params.room, signedIn: locals.viewer !== null };
  const { room } = await run<{ room: Answer | null }>(event, ROOM, variables);
  if (!room) notFound();
  if (room.slug !== params.room) redirect(301, paths.room(room));
  const request = listRequest(event, 'latest');
  const { order: list, period, after } = request;
  const { threads } = await run<{ threads: ThreadPage }>(event, THREADS, {
    roomId: room.id,
    list,
    period,
    after,
  });
  dependsOn(event, 'lists');
  const withoutRoom = ({ room: _room, ...face }: ReturnType<typeof toThreadFace>) => face;
  const view = listView(event, threads, request, room.pinnedThreads.map(toThreadFace));
  const { pinnedThreads: _pinned, ...shown } = room;
  return { ...view, threads: onServer(view.threads.map(withoutRoom)), room: shown };
};

export const actions: Actions = {
  async follow(event) {
    const { id, follow } = await fieldsOf(event);
    const { failure } = await submit(event, follow === 'off' ? UNFOLLOW : FOLLOW, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
