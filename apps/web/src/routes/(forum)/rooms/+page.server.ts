import { headOf } from '$lib/head/head.server';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { dependsOn } from '$lib/server/depends';
import { operation } from '$lib/server/operations/document';
import { inOrder, type RoomAnswer, roomFace, toRoomLine } from '$lib/server/operations/room';
import type { PageServerLoad } from './$types';

const ROOMS = operation(/* GraphQL */ `query Rooms { rooms { ...RoomFace } }`, roomFace);

export const load: PageServerLoad = async (event) => {
  const { rooms } = await run<{ rooms: RoomAnswer[] }>(event, ROOMS);
  dependsOn(event, 'lists');
  return { head: headOf(event, { path: paths.rooms }), rooms: inOrder(rooms).map(toRoomLine) };
};
