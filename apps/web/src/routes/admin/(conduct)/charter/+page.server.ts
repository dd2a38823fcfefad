import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { CHARTER, type Charter, PUBLISH } from './charter.server';
import { changesOf, clausesOf, rearranged } from './clauses';

export const load: PageServerLoad = async (event) => {
  const { charter } = await run<{ charter: Charter }>(event, CHARTER);
  return { charter, isPublished: event.url.searchParams.has('published') };
};

export const actions: Actions = {
  /** Shows what would change; nothing is kept but in the form. */
  async preview(event) {
    const values = await fieldsOf(event);
    const { charter } = await run<{ charter: Charter }>(event, CHARTER);
    const clauses = clausesOf(values);
    return { clauses, changes: changesOf(charter.clauses, clauses), note: values.changeNote ?? '' };
  },

  async rearrange(event) {
    const values = await fieldsOf(event);
    return { clauses: rearranged(clausesOf(values), values), note: values.changeNote ?? '' };
  },

  async publish(event) {
    const values = await fieldsOf(event);
    const { changeNote = '' } = values;
    const clauses = clausesOf(values);
    const { failure } = await submit(event, PUBLISH, { input: { clauses, changeNote } }, values);
    return failure ?? redirect(303, `${event.url.pathname}?published`);
  },
};
