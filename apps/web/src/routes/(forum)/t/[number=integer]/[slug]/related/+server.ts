import { fragment } from '$lib/server/fragment';
import RelatedThreads from '$lib/thread/RelatedThreads.svelte';
import type { RequestHandler } from './$types';
import { relatedTo } from './related.server';

/** For script, the list alone; browsers ask for the page. */
export const GET: RequestHandler = async (event) =>
  fragment(event, RelatedThreads, await relatedTo(event), 'forum');
