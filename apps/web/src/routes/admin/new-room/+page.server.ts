import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { type AdminRoom, possibleParents, roomFields, roomInput } from '../room-fields.server';
import type { Actions, PageServerLoad } from './$types';

const ROOMS = /* GraphQL */ `query AdminRooms { rooms { ${roomFields} } }`;
const CREATE = /* GraphQL */ `
  mutation CreateRoom($input: RoomInput!) { roomCreate(input: $input) { room { slug } } }
`;

export const load: PageServerLoad = async (event) => {
  const { rooms } = await run<{ rooms: AdminRoom[] }>(event, ROOMS);
  return { parents: possibleParents(rooms) };
};

export const actions: Actions = {
  async create(event) {
    const { input, values } = await roomInput(event.request);
    const { data, failure } = await submit<{ roomCreate: { room: { slug: string } } }>(
      event,
      CREATE,
      { input },
      values,
    );
    return failure ?? redirect(303, `${paths.admin}/rooms/${data.roomCreate.room.slug}`);
  },
};
