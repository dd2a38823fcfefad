import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';

const THREAD_ID = /* GraphQL */ `query ThreadId($number: Int!) { thread(number: $number) { id } }`;

/** The id behind the number in the address, for the writes of this page. */
export async function threadId(event: RequestEvent): Promise<string> {
  const variables = { number: Number(event.params.number) };
  const { thread } = await run<{ thread: { id: string } | null }>(event, THREAD_ID, variables);
  return thread?.id ?? notFound();
}
