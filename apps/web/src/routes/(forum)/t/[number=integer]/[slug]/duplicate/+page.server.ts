import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { loadDuplicate, threadToMark } from './duplicate.server';

const MARK = /* GraphQL */ `
  mutation MarkDuplicate($id: ID!, $ofNumber: Int!) {
    threadMarkDuplicate(id: $id, input: { ofNumber: $ofNumber }) { thread { id } }
  }
`;
const UNMARK = /* GraphQL */ `mutation UnmarkDuplicate($id: ID!) { threadUnmarkDuplicate(id: $id) { thread { id } } }`;

export const load: PageServerLoad = loadDuplicate;

export const actions: Actions = {
  /** What was typed holds before what was chosen: it is the later thought. */
  async mark(event) {
    const values = await fieldsOf(event);
    const { of = '', other = '' } = values;
    const said = other.trim() || of;
    const ofNumber = Number(/(?:^#?|\/t\/)(\d{1,9})(?!\d)/.exec(said)?.[1]);
    if (!ofNumber) return faulty(event, { other: said ? 'thread_not_found' : 'required' }, values);
    const thread = await threadToMark(event);
    const { failure } = await submit(event, MARK, { id: thread.id, ofNumber }, values);
    return failure ?? redirect(303, paths.thread(thread));
  },

  async unmark(event) {
    const thread = await threadToMark(event);
    const { failure } = await submit(event, UNMARK, { id: thread.id });
    return failure ?? redirect(303, paths.thread(thread));
  },
};
