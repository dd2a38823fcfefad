import { redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import {
  CREATE,
  DELETE,
  loadWords,
  marked,
  TRY,
  UPDATE,
  wordInput,
  wordValues,
} from './words.server';

export const load: PageServerLoad = async (event) => {
  const { edited, ...page } = await loadWords(event);
  return { ...page, edited: edited && wordValues(edited) };
};

/** Back to the list as it was filtered. */
function done(event: RequestEvent): never {
  const query = new URLSearchParams(event.url.search);
  for (const name of [...query.keys()])
    if (name.startsWith('/') || name === 'edit') query.delete(name);
  query.set('saved', '');
  redirect(303, `${event.url.pathname}?${query}`);
}

export const actions: Actions = {
  /** Shows what the pattern finds in a text; nothing is kept. */
  async try(event) {
    const values = await fieldsOf(event);
    const { sample = '' } = values;
    const input = wordInput(values).pattern;
    const sent = await submit<{
      watchedWordTry: { matches: { start: number; end: number; text: string }[] };
    }>(event, TRY, { input, text: sample }, values);
    if (sent.failure) return sent.failure;
    return { values, found: marked(sample, sent.data.watchedWordTry.matches) };
  },

  async save(event) {
    const values = await fieldsOf(event);
    const { id } = values;
    const input = wordInput(values).whole;
    const { failure } = await submit(event, id ? UPDATE : CREATE, { id, input }, values);
    return failure ?? done(event);
  },

  async delete(event) {
    const { id = '' } = await fieldsOf(event);
    const { failure } = await submit(event, DELETE, { id });
    return failure ?? done(event);
  },
};
