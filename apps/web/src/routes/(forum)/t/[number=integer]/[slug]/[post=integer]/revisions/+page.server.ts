import { reasonOf } from '$lib/server/reason-of';
import { type PostPlace, postAt, postPlace } from '../post-at.server';
import type { PageServerLoad } from './$types';

const PAGE = 10;
const POST = /* GraphQL */ `
  query PostRevisions($threadNumber: Int!, $postNumber: Int!, $before: Int) {
    postAt(threadNumber: $threadNumber, postNumber: $postNumber) {
      ${postPlace}
      revisionCount createdAt
      revisions(first: ${PAGE}, before: $before) {
        number title bodyMarkdown reason createdAt
        editedBy { handle name }
        diff { kind text }
      }
    }
  }
`;

interface Revision {
  number: number;
  title: string | null;
  bodyMarkdown: string;
  reason: string;
  createdAt: string;
  editedBy: { handle: string; name: string } | null;
  diff: { kind: 'same' | 'added' | 'removed'; text: string }[];
}

interface RevisedPost extends PostPlace {
  revisionCount: number;
  createdAt: string;
  revisions: Revision[];
}

export const load: PageServerLoad = async (event) => {
  const before = Number(event.url.searchParams.get('before'));
  const isPage = Number.isInteger(before) && before > 1 && before < 1e9;
  const post = await postAt<RevisedPost>(event, POST, { before: isPage ? before : null });
  const isClosed = post.revisionCount > 0 && post.revisions.length === 0;
  const last = post.revisions.at(-1)?.number ?? 1;
  return {
    post,
    refusal: isClosed && !isPage ? await reasonOf(event, 'revisions_private') : null,
    newer: isPage ? '?' : null,
    older: last > 1 ? `?before=${last}` : null,
  };
};
