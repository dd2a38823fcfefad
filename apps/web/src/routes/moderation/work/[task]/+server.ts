import { json } from '@sveltejs/kit';
import { notFound } from '$lib/server/not-found';
import { claim, decide, note, preview, release, undo } from '../../work.server';
import type { RequestHandler } from './$types';

const tasks = new Map(Object.entries({ decide, undo, claim, release, note, preview }));

/** What the moderators' script sends while the page stays: the same forms, answered as data. */
export const POST: RequestHandler = async (event) => {
  const task = tasks.get(event.params.task) ?? notFound();
  const answer = await task(event, await event.request.formData());
  if ('failure' in answer && answer.failure) {
    return json(answer.failure.data, { status: answer.failure.status });
  }
  return json(answer.data);
};
