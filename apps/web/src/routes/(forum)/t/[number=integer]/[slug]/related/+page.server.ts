import { onServer } from '$lib/server/on-server';
import type { PageServerLoad } from './$types';
import { relatedTo } from './related.server';

export const load: PageServerLoad = async (event) => {
  const { thread, related } = await relatedTo(event);
  return { thread, related: onServer(related) };
};
