import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run } from '$lib/server/api';
import { notFound } from '$lib/server/not-found';
import { inOrder } from '$lib/server/operations/room';
import { requireViewer } from '$lib/server/require-viewer';
import type { ThreadKind } from '$lib/ui/shapes';

const PAGE = 50;
const THREAD = /* GraphQL */ `
  query ThreadToModerate($number: Int!, $from: Int) {
    thread(number: $number) {
      id number slug title kind language state isPinned replyCount withdrawnAt
      author { handle name }
      room { id slug name colour }
      tags { name }
      posts(first: ${PAGE}, from: $from) {
        nodes { id number state bodyMarkdown createdAt author { name } }
        pageInfo { hasNextPage }
      }
      viewerCanModerate viewerCanEdit viewerCanWithdraw viewerCanRestore
    }
    rooms { id slug name kinds archivedAt parent { slug } }
    tags(first: 50) { nodes { name } }
  }
`;

interface Answer {
  thread: {
    id: string;
    number: number;
    slug: string;
    title: string;
    kind: ThreadKind;
    language: string;
    state: 'open' | 'locked' | 'archived';
    isPinned: boolean;
    replyCount: number;
    withdrawnAt: string | null;
    author: { handle: string; name: string };
    room: { id: string; slug: string; name: string; colour: string };
    tags: { name: string }[];
    posts: { nodes: PostAnswer[]; pageInfo: { hasNextPage: boolean } };
    viewerCanModerate: boolean;
    viewerCanEdit: boolean;
    viewerCanWithdraw: boolean;
    viewerCanRestore: boolean;
  } | null;
  rooms: RoomAnswer[];
  tags: { nodes: { name: string }[] };
}

interface RoomAnswer {
  id: string;
  slug: string;
  name: string;
  kinds: ThreadKind[];
  archivedAt: string | null;
  parent: { slug: string } | null;
}

interface PostAnswer {
  id: string;
  number: number;
  state: 'standing' | 'withdrawn' | 'removed';
  bodyMarkdown: string | null;
  createdAt: string;
  author: { name: string };
}

/** What moderators and the author may change of a thread; for others there is no such page. */
export async function loadModeration(event: RequestEvent<{ number: string; slug: string }>) {
  requireViewer(event);
  const from = Number(event.url.searchParams.get('from'));
  const { thread, rooms, tags } = await run<Answer>(event, THREAD, {
    number: Number(event.params.number),
    from: Number.isInteger(from) && from > 1 && from < 1e9 ? from : null,
  });
  if (!thread) notFound();
  const address = `${paths.thread(thread)}/moderate`;
  if (event.url.pathname !== address) redirect(301, address + event.url.search);
  const can = {
    moderate: thread.viewerCanModerate,
    edit: thread.viewerCanEdit,
    withdraw: thread.viewerCanWithdraw,
    restore: thread.viewerCanRestore,
  };
  if (!Object.values(can).includes(true)) notFound();
  const { posts, ...shown } = thread;
  const last = posts.nodes.at(-1)?.number ?? 1;
  return {
    thread: shown,
    can,
    saved: event.url.searchParams.get('saved'),
    posts: posts.nodes.filter(({ number }) => number > 1).map(toLine),
    earlier: (posts.nodes[0]?.number ?? 1) > 2 ? '?' : null,
    later: posts.pageInfo.hasNextPage ? `?from=${last + 1}` : null,
    rooms: roomsFor(thread.kind, rooms),
    suggestedTags: tags.nodes.map(({ name }) => name),
  };
}

const toLine = ({ bodyMarkdown, author, ...post }: PostAnswer) => ({
  ...post,
  name: author.name,
  excerpt: (bodyMarkdown ?? '').replace(/\s+/g, ' ').slice(0, 140),
});

/** Rooms that take this kind of thread; closed ones and others are left out. */
const roomsFor = (kind: ThreadKind, rooms: RoomAnswer[]) =>
  inOrder(rooms)
    .filter((room) => !room.archivedAt && room.kinds.includes(kind))
    .map(({ id, name, parent }) => ({ value: id, label: parent ? `– ${name}` : name }));
