import { fail, redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { deeds } from './deeds';
import { keyOf, readFixed, readThresholds, SET } from './trust.server';

export const load: PageServerLoad = async (event) => {
  const [thresholds, fixed] = await Promise.all([readThresholds(event), readFixed(event)]);
  return { thresholds, fixed, saved: event.url.searchParams.has('saved') };
};

export const actions: Actions = {
  /** Writes what differs; what is refused does not keep the rest from being kept. */
  async save(event) {
    const values = await fieldsOf(event);
    const fields: Record<string, string> = {};
    let message = '';
    for (const threshold of await readThresholds(event)) {
      for (const deed of deeds) {
        const key = keyOf(threshold.level, deed);
        const value = values[key]?.trim();
        if (value === undefined || value === String(threshold[deed])) continue;
        const { failure } = await submit(event, SET, { key, value });
        if (!failure) continue;
        message = failure.data.message;
        fields[key] = Object.values(failure.data.fields)[0] ?? message;
      }
    }
    return message ? fail(400, { fields, message, values }) : redirect(303, '?saved');
  },
};
