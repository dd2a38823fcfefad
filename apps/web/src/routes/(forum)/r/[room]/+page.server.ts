import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { onServer } from '$lib/server/on-server';
import { type ThreadPage, toThreadFace } from '$lib/server/operations/thread';
import { listRequest, listView } from '$lib/server/thread-lists';
import type { Actions, PageServerLoad } from './$types';
import { type Answer, FOLLOW, ROOM, THREADS, UNFOLLOW } from './room.server';

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
