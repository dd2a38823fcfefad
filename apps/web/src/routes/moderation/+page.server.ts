import { type RequestEvent, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { justDecided } from './decided.server';
import { filtersOf, linkTo } from './filters';
import { itemOf } from './item.server';
import { queueOf } from './queue.server';
import { claim, decide, note, preview, release, undo } from './work.server';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const filters = filtersOf(query);
  const queue = await queueOf(event, filters);
  const wanted = query.get('item') ?? queue.rows[0]?.id;
  const [open, decided] = await Promise.all([
    wanted ? itemOf(event, wanted) : null,
    justDecided(event, query.get('decided')),
  ]);
  return { filters, queue, open, decided, isActing: query.has('act') };
};

type Task = (event: RequestEvent, form: FormData) => Promise<{ failure?: unknown; data?: unknown }>;

/** Does the task, then shows the same list again. */
const then =
  (task: Task, place: (form: FormData) => Record<string, string | null>) =>
  async (event: RequestEvent) => {
    const form = await event.request.formData();
    const { failure } = await task(event, form);
    if (failure) return failure as never;
    redirect(303, linkTo(filtersOf(event.url.searchParams), place(form)));
  };

const onItem = (form: FormData) => ({ item: String(form.get('id') ?? '') });

export const actions: Actions = {
  decide: then(decide, (form) => ({
    decided: String(form.get('item') ?? '').split('|')[0] ?? null,
  })),
  undo: then(undo, onItem),
  claim: then(claim, onItem),
  release: then(release, onItem),
  note: then(note, onItem),
  async preview(event) {
    const form = await event.request.formData();
    const { data } = await preview(event, form);
    return {
      messages: data.messages,
      chosen: Object.fromEntries([...form].map(([k, v]) => [k, String(v)])),
    };
  },
};
