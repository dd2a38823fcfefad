import { fail, redirect } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { inOrder, type RoomAnswer, roomFace } from '$lib/server/operations/room';
import { postActions } from '$lib/server/post-actions';
import { requireViewer } from '$lib/server/require-viewer';
import type { Actions, PageServerLoad } from './$types';
import { ask } from './ask.server';
import { similarTo } from './similar.server';

const ROOMS = operation(
  /* GraphQL */ `
  query AskRooms {
    rooms { ...RoomFace viewerCannotStartThreadReason }
    tags(first: 30) { nodes { name } }
    formToken
  }
`,
  roomFace,
);

interface AskRooms {
  rooms: (RoomAnswer & { viewerCannotStartThreadReason: string | null })[];
  tags: { nodes: { name: string }[] };
  formToken: string;
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const wants = event.url.searchParams;
  const { rooms, tags, formToken } = await run<AskRooms>(event, ROOMS);
  const open = inOrder(rooms).filter((room) => room.viewerCanStartThread);
  const wanted = open.find((room) => room.slug === wants.get('room'));
  const title = wants.get('title')?.slice(0, 150) ?? '';
  return {
    rooms: open.map(({ id, name, kinds, parent }) => ({ id, name, kinds, isUnder: !!parent })),
    room: wanted?.id ?? '',
    title,
    similar: event.request.method === 'GET' ? await similarTo(event, { title }) : [],
    kinds: [...new Set((wanted ? [wanted] : open).flatMap((room) => room.kinds))],
    refusal: open.length === 0 ? (rooms[0]?.viewerCannotStartThreadReason ?? null) : null,
    suggestedTags: tags.nodes.map((tag) => tag.name),
    formToken,
  };
};

export const actions: Actions = {
  async preview(event) {
    const values = await fieldsOf({ request: event.request.clone() });
    const answer = await postActions.preview(event);
    if (!('previewHtml' in answer)) return answer;
    return { ...answer, values, similar: await similarTo(event, values) };
  },

  /** Without script, the questions alike are looked for by a button. */
  async similar(event) {
    const values = await fieldsOf(event);
    return { values, similar: await similarTo(event, values), hasLooked: true };
  },

  async ask(event) {
    return ask(event, await fieldsOf(event));
  },

  /** Back from the question whether it was asked before, to the form as it was. */
  async edit(event) {
    return fail(409, { values: await fieldsOf(event) });
  },

  /** The answer was there already: to it, without a post. */
  async answered(event) {
    const { thread } = await fieldsOf(event);
    if (!/^[1-9]\d{0,8}$/.test(thread ?? '')) notFound();
    redirect(303, `/t/${thread}?answered`);
  },
};
