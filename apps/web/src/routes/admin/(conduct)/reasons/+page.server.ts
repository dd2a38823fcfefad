import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { type Answer, ARCHIVE, CREATE, REASONS, REORDER, reasonInput } from './reasons.server';

export const load: PageServerLoad = async (event) => {
  const { flagReasonsAll, charter } = await run<Answer>(event, REASONS);
  return { reasons: flagReasonsAll, clauses: charter.clauses };
};

export const actions: Actions = {
  async create(event) {
    const { code, input, values } = await reasonInput(event.request);
    const { failure } = await submit(event, CREATE, { input: { ...input, code } }, values);
    return failure ?? redirect(303, event.url.pathname);
  },

  async archive(event) {
    const { archive, restore } = await fieldsOf(event);
    const variables = { id: archive ?? restore, archived: archive !== undefined };
    const { failure } = await submit(event, ARCHIVE, variables);
    return failure ?? redirect(303, event.url.pathname);
  },

  async order(event) {
    const { up, down } = await fieldsOf(event);
    const { flagReasonsAll } = await run<Answer>(event, REASONS);
    const ids = flagReasonsAll.filter((reason) => !reason.archivedAt).map(({ id }) => id);
    const at = ids.indexOf(up ?? down ?? '');
    const [moved, other] = [ids[at], ids[at + (up ? -1 : 1)]];
    if (moved && other) {
      [ids[at], ids[at + (up ? -1 : 1)]] = [other, moved];
      const { failure } = await submit(event, REORDER, { ids });
      if (failure) return failure;
    }
    redirect(303, event.url.pathname);
  },
};
