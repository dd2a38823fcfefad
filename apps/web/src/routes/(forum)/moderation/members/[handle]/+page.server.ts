import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { loadRecord, memberOf } from './record.server';

const NOTE = /* GraphQL */ `
  mutation AddStaffNote($input: StaffNoteInput!) { staffNoteAdd(input: $input) { note { id } } }
`;

export const load: PageServerLoad = loadRecord;

export const actions: Actions = {
  async note(event) {
    const { body = '' } = await fieldsOf(event);
    const member = await memberOf(event);
    const input = { memberId: member.id, body };
    const { failure } = await submit(event, NOTE, { input }, { body });
    return failure ?? redirect(303, `${paths.record(member)}?noted#notes`);
  },
};
