import type { RequestEvent } from '@sveltejs/kit';
import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import { requireViewer } from '$lib/server/require-viewer';

const HELD = /* GraphQL */ `
  query MyHeldPosts($after: String) {
    viewer {
      heldPosts(first: 20, after: $after) {
        nodes {
          id kind state title bodyHtml createdAt settledAt
          room { slug name colour }
          thread { number slug title language }
          hits { rule detail }
          publishedPost { number thread { number slug } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

export interface HeldPost {
  id: string;
  kind: 'thread' | 'reply' | 'edit';
  state: 'held' | 'published' | 'refused' | 'withdrawn';
  title: string | null;
  bodyHtml: string;
  createdAt: string;
  settledAt: string | null;
  room: { slug: string; name: string; colour: string } | null;
  thread: { number: number; slug: string; title: string; language: string } | null;
  hits: { rule: string; detail: string | null }[];
  publishedPost: { number: number; thread: { number: number; slug: string } } | null;
}

interface Answer {
  viewer: {
    heldPosts: { nodes: HeldPost[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
  };
}

/** What this member wrote and a person reads before others do. */
export async function loadHeld(event: RequestEvent) {
  requireViewer(event);
  const { searchParams } = event.url;
  const after = searchParams.get('after');
  const { viewer } = await run<Answer>(event, HELD, { after });
  const { nodes, pageInfo } = viewer.heldPosts;
  return {
    posts: nodes.map(({ bodyHtml, ...post }) => ({ ...post, body: storedHtml(event, bodyHtml) })),
    isNew: searchParams.has('new') && nodes[0]?.state === 'held',
    isWithdrawn: searchParams.has('withdrawn'),
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
}
