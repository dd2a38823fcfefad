import type { RequestEvent } from '@sveltejs/kit';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { operation } from '$lib/server/operations/document';
import { type ThreadAnswer, threadFace, toThreadFace } from '$lib/server/operations/thread';

const RELATED = operation(
  /* GraphQL */ `
  query Related($number: Int!) {
    thread(number: $number) {
      number slug title language
      room { slug name colour }
      related(first: 5) { ...ThreadFace }
    }
  }
`,
  threadFace,
);

interface Answer {
  thread: {
    number: number;
    slug: string;
    title: string;
    language: string;
    room: { slug: string; name: string; colour: string };
    related: ThreadAnswer[];
  } | null;
}

/** A thread with those about the same, as far as this reader may see them. */
export async function relatedTo(event: RequestEvent<{ number: string }>) {
  const { thread } = await run<Answer>(event, RELATED, { number: Number(event.params.number) });
  if (!thread) notFound();
  const { related, ...of } = thread;
  return { thread: of, related: related.map(toThreadFace) };
}
