import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { type Answer, REASONS, reasonInput, reasonValues, UPDATE } from '../reasons.server';
import type { Actions, PageServerLoad } from './$types';

async function reasonAt(event: RequestEvent) {
  const { flagReasonsAll, charter } = await run<Answer>(event, REASONS);
  const reason = flagReasonsAll.find(({ code }) => code === event.params.reason) ?? notFound();
  return { reason, clauses: charter.clauses };
}

export const load: PageServerLoad = async (event) => {
  const { reason, clauses } = await reasonAt(event);
  return { reason, values: reasonValues(reason), clauses };
};

export const actions: Actions = {
  async save(event) {
    const { input, values } = await reasonInput(event.request);
    const { reason } = await reasonAt(event);
    const { failure } = await submit(event, UPDATE, { id: reason.id, input }, values);
    return failure ?? redirect(303, `${paths.admin}/reasons`);
  },
};
