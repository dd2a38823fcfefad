import { type RequestEvent, redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { inOrder } from '$lib/server/operations/room';
import { type AdminRoom, roomFields } from '../room-fields.server';
import type { Actions, PageServerLoad } from './$types';

const ROOMS = /* GraphQL */ `query AdminRooms { rooms { ${roomFields} } }`;
const REORDER = /* GraphQL */ `
  mutation ReorderRooms($ids: [ID!]!) { roomsReorder(ids: $ids) { rooms { id } } }
`;

async function rooms(event: RequestEvent): Promise<AdminRoom[]> {
  const { rooms: all } = await run<{ rooms: AdminRoom[] }>(event, ROOMS);
  return inOrder(all);
}

const isSibling = (a: AdminRoom, b: AdminRoom) => a.parent?.id === b.parent?.id;

export const load: PageServerLoad = async (event) => {
  const all = await rooms(event);
  return {
    rooms: all.map((room) => {
      const siblings = all.filter((other) => isSibling(room, other));
      return { ...room, isFirst: siblings[0] === room, isLast: siblings.at(-1) === room };
    }),
  };
};

export const actions: Actions = {
  /** Changes places with the room above or below among those under the same parent. */
  async order(event) {
    const { up, down } = await fieldsOf(event);
    const all = await rooms(event);
    const moved = all.find(({ id }) => id === (up ?? down));
    if (moved) {
      const siblings = all.filter((room) => isSibling(moved, room));
      const other = siblings[siblings.indexOf(moved) + (up ? -1 : 1)];
      const ids = other
        ? all.map(({ id }) => (id === moved.id ? other.id : id === other.id ? moved.id : id))
        : null;
      const { failure } = ids ? await submit(event, REORDER, { ids }) : {};
      if (failure) return failure;
    }
    redirect(303, event.url.pathname);
  },
};
