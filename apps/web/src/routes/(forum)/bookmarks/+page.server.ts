import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import type { PageServerLoad } from './$types';

const BOOKMARKS = /* GraphQL */ `
  query Bookmarks($after: String) {
    viewer {
      bookmarks(first: 20, after: $after) {
        nodes {
          post {
            number createdAt bodyHtml isAnswer
            thread { number slug title language room { slug name colour } }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

interface Bookmarks {
  viewer: {
    bookmarks: {
      nodes: {
        post: {
          number: number;
          createdAt: string;
          bodyHtml: string | null;
          isAnswer: boolean;
          thread: {
            number: number;
            slug: string;
            title: string;
            language: string;
            room: { slug: string; name: string; colour: string };
          };
        };
      }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

export const load: PageServerLoad = async (event) => {
  if (!event.locals.viewer) redirect(303, `${paths.signIn}?next=${paths.bookmarks}`);
  const after = event.url.searchParams.get('after');
  const { viewer } = await run<Bookmarks>(event, BOOKMARKS, { after });
  const { nodes, pageInfo } = viewer.bookmarks;
  return {
    posts: nodes.map(({ post: { bodyHtml, ...post } }) => ({
      ...post,
      body: bodyHtml === null ? null : storedHtml(event, bodyHtml),
    })),
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
};
