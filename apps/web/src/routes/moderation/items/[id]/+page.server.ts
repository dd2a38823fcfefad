import { notFound } from '$lib/server/not-found';
import { itemOf } from '../../item.server';
import type { PageServerLoad } from './$types';

/** One item with its line of the queue; the script of the queue takes both from here. */
export const load: PageServerLoad = async (event) => {
  return { open: (await itemOf(event, event.params.id)) ?? notFound() };
};
