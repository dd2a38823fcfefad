import type { RequestEvent } from '@sveltejs/kit';
import { headOf } from '$lib/head/head.server';
import { breadcrumbs } from '$lib/head/json-ld';
import { type ToldPost, type ToldThread, threadThing } from '$lib/head/things';
import { paths } from '$lib/paths';
import type { RoomFace } from '$lib/ui/shapes';

interface Told extends ToldThread {
  room: RoomFace;
  duplicateOf: { number: number; slug: string } | null;
  opening: ToldPost;
  answer: ToldPost | null;
}

/**
 * What programs are told of a page of a thread. A duplicate points to its original; a later page
 * stands for itself, since only there its posts are found; one around a post stands for the whole.
 */
export function threadHead(
  event: RequestEvent<{ post?: string }>,
  thread: Told,
  posts: readonly ToldPost[],
) {
  const first = posts[0]?.number ?? 1;
  const isWhole = !event.params.post && first <= 1;
  const own = paths.thread(thread);
  const page = event.params.post || isWhole ? own : `${own}?from=${first}`;
  const replies = posts.filter(({ number }) => number > 1);
  const { name } = event.locals.settings;
  return headOf(event, {
    path: thread.duplicateOf ? paths.thread(thread.duplicateOf) : page,
    type: 'article',
    feed: paths.threadFeed(thread),
    publishedAt: thread.createdAt,
    changedAt: thread.lastPostAt,
    things: (origin) => [
      ...(isWhole && !thread.duplicateOf
        ? [threadThing(origin, thread, thread.opening, thread.answer, replies)]
        : []),
      breadcrumbs(origin, [
        { href: paths.home, label: name },
        { href: paths.room(thread.room), label: thread.room.name },
        { href: own, label: thread.title },
      ]),
    ],
  });
}
