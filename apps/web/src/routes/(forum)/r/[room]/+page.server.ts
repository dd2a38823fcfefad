import { redirect } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { breadcrumbs } from '$lib/head/json-ld';
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
  const { order: list, period, after, byExpert } = request;
  const { threads } = await run<{ threads: ThreadPage }>(event, THREADS, {
    roomId: room.id,
    list,
    period,
    after,
    byExpert,
    skipPinned: !byExpert,
  });
  dependsOn(event, 'lists');
  const withoutRoom = ({ room: _room, ...face }: ReturnType<typeof toThreadFace>) => face;
  const view = listView(event, threads, request, room.pinnedThreads.map(toThreadFace));
  const { pinnedThreads: _pinned, ...shown } = room;
  const head = headOf(event, {
    path: paths.room(room),
    isListed: room.threadCount > 0,
    feed: paths.feed(paths.room(room)),
    things: (origin) => [
      breadcrumbs(origin, [
        { href: paths.home, label: locals.settings.name },
        ...(room.parent ? [{ href: paths.room(room.parent), label: room.parent.name }] : []),
        { href: paths.room(room), label: room.name },
      ]),
    ],
  });
  return { ...view, head, threads: onServer(view.threads.map(withoutRoom)), room: shown };
};

export const actions: Actions = {
  async follow(event) {
    const { id, follow } = await fieldsOf(event);
    const { failure } = await submit(event, follow === 'off' ? UNFOLLOW : FOLLOW, { id });
    return failure ?? redirect(303, event.url.pathname);
  },
};
