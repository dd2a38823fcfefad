import { fieldsOf } from '$lib/server/form';
import { fragment } from '$lib/server/fragment';
import { requireViewer } from '$lib/server/require-viewer';
import Similar from '../Similar.svelte';
import { similarTo } from '../similar.server';
import type { RequestHandler } from './$types';

/** The questions like the one in the form, for its script; sent as a form since texts are long. */
export const POST: RequestHandler = async (event) => {
  requireViewer(event);
  const questions = await similarTo(event, await fieldsOf(event));
  return fragment(event, Similar, { questions }, 'ask', 'forum');
};
