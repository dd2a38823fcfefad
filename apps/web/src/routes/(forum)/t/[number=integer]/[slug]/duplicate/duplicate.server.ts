import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { requireViewer } from '$lib/server/require-viewer';
import type { ThreadKind } from '$lib/ui/shapes';

const THREAD = /* GraphQL */ `
  query ThreadToMark($number: Int!) {
    thread(number: $number) {
      id number slug title language
      room { slug name colour }
      duplicateOf { number slug title language }
      viewerCanMarkDuplicate viewerCanUnmarkDuplicate
    }
  }
`;
const ALIKE = /* GraphQL */ `
  query Alike($number: Int!) {
    thread(number: $number) {
      related(first: 8) { number slug title kind language isSolved replyCount }
    }
  }
`;

interface Place {
  number: number;
  slug: string;
  title: string;
  language: string;
}

interface ThreadToMark extends Place {
  id: string;
  room: { slug: string; name: string; colour: string };
  duplicateOf: Place | null;
  viewerCanMarkDuplicate: boolean;
  viewerCanUnmarkDuplicate: boolean;
}

interface Alike {
  thread: {
    related: (Place & { kind: ThreadKind; isSolved: boolean; replyCount: number })[];
  } | null;
}

type Event = RequestEvent<{ number: string; slug: string }>;
const CHOICES_MAX = 5;

/** A question that this viewer may mark or unmark; for others there is no such page. */
export async function threadToMark(event: Event): Promise<ThreadToMark> {
  requireViewer(event);
  const number = Number(event.params.number);
  const { thread } = await run<{ thread: ThreadToMark | null }>(event, THREAD, { number });
  if (!thread?.viewerCanMarkDuplicate && !thread?.viewerCanUnmarkDuplicate) notFound();
  const address = paths.duplicate(thread);
  if (event.request.method === 'GET' && event.url.pathname !== address) redirect(301, address);
  return thread;
}

/** With the questions like it to choose from; where search does not answer, a number will do. */
export async function loadDuplicate(event: Event) {
  const thread = await threadToMark(event);
  const { number } = thread;
  const { data } = thread.viewerCanMarkDuplicate
    ? await event.locals.parvis.graphql<Alike>(ALIKE, { number })
    : { data: null };
  const alike = (data?.thread?.related ?? []).filter(({ kind }) => kind === 'question');
  return { thread, alike: alike.slice(0, CHOICES_MAX) };
}
