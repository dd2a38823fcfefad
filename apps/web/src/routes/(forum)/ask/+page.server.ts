import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { operation } from '$lib/server/operations/document';
import { inOrder, type RoomAnswer, roomFace } from '$lib/server/operations/room';
import { postActions } from '$lib/server/post-actions';
import type { Actions, PageServerLoad } from './$types';

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
const ASK = /* GraphQL */ `
  mutation Ask($input: ThreadCreateInput!) {
    threadCreate(input: $input) { thread { number slug } }
  }
`;

interface AskRooms {
  rooms: (RoomAnswer & { viewerCannotStartThreadReason: string | null })[];
  tags: { nodes: { name: string }[] };
  formToken: string;
}

interface Asked {
  /** No thread: a person reads it before others do. */
  threadCreate: { thread: { number: number; slug: string } | null };
}

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  if (!locals.viewer)
    redirect(303, `${paths.signIn}?next=${encodeURIComponent(url.pathname + url.search)}`);
  const { rooms, tags, formToken } = await run<AskRooms>(event, ROOMS);
  const open = inOrder(rooms).filter((room) => room.viewerCanStartThread);
  const wanted = open.find((room) => room.slug === url.searchParams.get('room'));
  return {
    rooms: open.map(({ id, name, kinds, parent }) => ({ id, name, kinds, isUnder: !!parent })),
    room: wanted?.id ?? '',
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
    return 'previewHtml' in answer ? { ...answer, values } : answer;
  },

  async ask(event) {
    const values = await fieldsOf(event);
    const { kind, title = '', room, language, body = '', tags = '' } = values;
    const { idempotencyKey, formToken } = values;
    if (!room) return faulty(event, { roomId: 'required' }, values);
    const words = { kind, title, roomId: room, language, bodyMarkdown: body };
    const names = tags.split(',').map((tag) => tag.trim());
    const input = { ...words, tags: names.filter(Boolean), idempotencyKey, formToken };
    const { data, failure } = await submit<Asked>(event, ASK, { input }, values);
    if (failure) return failure;
    const { thread } = data.threadCreate;
    redirect(303, thread ? paths.thread(thread) : `${paths.held}?new`);
  },
};
