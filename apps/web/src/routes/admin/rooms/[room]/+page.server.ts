import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { possibleParents, roomInput } from '../../room-fields.server';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { ADD_MEMBER, MEMBER_ID, REMOVE_MEMBER, ROOM, type RoomAnswer, UPDATE } from './room.server';

const THIS_ROOM = /* GraphQL */ `query RoomId($slug: String!) { room(slug: $slug) { id slug } }`;

interface ThisRoom {
  room: { id: string; slug: string } | null;
}

async function read(event: RequestEvent) {
  const { room } = await run<ThisRoom>(event, THIS_ROOM, { slug: event.params.room });
  return room ?? notFound();
}

export const load: PageServerLoad = async (event) => {
  const after = event.url.searchParams.get('after');
  const answer = await run<RoomAnswer>(event, ROOM, { slug: event.params.room, after });
  const { room, rooms } = answer;
  if (!room) notFound();
  if (room.slug !== event.params.room) redirect(301, `${paths.admin}/rooms/${room.slug}`);
  const { members, ...shown } = room;
  return {
    room: shown,
    parents: possibleParents(rooms, room.id),
    members: members.nodes,
    newer: after ? '?' : null,
    older: members.pageInfo.hasNextPage ? `?after=${members.pageInfo.endCursor}` : null,
    saved: event.url.searchParams.get('saved'),
  };
};

const back = (slug: string, part: string) =>
  redirect(303, `${paths.admin}/rooms/${slug}?saved=${part}`);

export const actions: Actions = {
  async save(event) {
    const { input, values } = await roomInput(event.request);
    const { id } = await read(event);
    const { data, failure } = await submit<{ roomUpdate: { room: { slug: string } } }>(
      event,
      UPDATE,
      { id, input },
      { ...values, part: 'room' },
    );
    return failure ?? back(data.roomUpdate.room.slug, 'room');
  },

  /** Adds a member by his handle, or gives him another role. */
  async member(event) {
    const { handle = '', role = 'member' } = await fieldsOf(event);
    const values = { handle, role, part: 'members' };
    const { id, slug } = await read(event);
    const { member } = await run<{ member: { id: string } | null }>(event, MEMBER_ID, {
      handle: handle.trim().replace(/^@/, ''),
    });
    if (!member) return faulty(event, { handle: 'member_not_found' }, values);
    const { failure } = await submit(event, ADD_MEMBER, { id, memberId: member.id, role }, values);
    return failure ?? back(slug, 'members');
  },

  async remove(event) {
    const { memberId } = await fieldsOf(event);
    const { id, slug } = await read(event);
    const { failure } = await submit(event, REMOVE_MEMBER, { id, memberId }, { part: 'members' });
    return failure ?? back(slug, 'members');
  },
};
