import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';

type Event = RequestEvent<{ number: string; slug: string }>;
type Changed = Record<string, { thread: { number: number; slug: string } }>;

const THREAD_ID = /* GraphQL */ `query ThreadId($number: Int!) { thread(number: $number) { id } }`;

export async function idOf(event: Event, number: number): Promise<string | undefined> {
  const { thread } = await run<{ thread: { id: string } | null }>(event, THREAD_ID, { number });
  return thread?.id;
}

/** Runs a change of this thread; `part` is the form that shows how it went. */
export async function change(
  event: Event,
  operation: string,
  variables: Record<string, unknown>,
  values: Record<string, string>,
  part: string,
) {
  const id = (await idOf(event, Number(event.params.number))) ?? notFound();
  const { data, failure } = await submit<Changed>(
    event,
    operation,
    { ...variables, id },
    {
      ...values,
      part,
    },
  );
  if (failure) return failure;
  const thread = Object.values(data)[0]?.thread ?? notFound();
  if (part === 'merge' || part === 'split') redirect(303, paths.thread(thread));
  redirect(303, `${paths.thread(thread)}/moderate?saved=${part}`);
}
