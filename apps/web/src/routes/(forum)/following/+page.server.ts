import { storedHtml } from '$lib/prose/stored-html';
import { run } from '$lib/server/api';
import { onServer } from '$lib/server/on-server';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace, toMemberFace } from '$lib/server/operations/member';
import { requireViewer } from '$lib/server/require-viewer';
import type { RoomFace } from '$lib/ui/shapes';
import type { PageServerLoad } from './$types';

const FOLLOWED = operation(
  /* GraphQL */ `
  query Followed($after: String) {
    viewer {
      followedMembers(first: 50) { nodes { ...MemberFace isExpert verifications { until } } }
      followedAnswers(first: 20, after: $after) {
        nodes {
          number createdAt bodyHtml isAnswer
          author { ...MemberFace }
          thread { number slug title language room { slug name colour } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`,
  memberFace,
);

interface Answer {
  viewer: {
    followedMembers: {
      nodes: (MemberAnswer & { isExpert: boolean; verifications: { until: string }[] })[];
    };
    followedAnswers: {
      nodes: {
        number: number;
        createdAt: string;
        bodyHtml: string | null;
        isAnswer: boolean;
        author: MemberAnswer;
        thread: { number: number; slug: string; title: string; language: string; room: RoomFace };
      }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}

export const load: PageServerLoad = async (event) => {
  requireViewer(event);
  const after = event.url.searchParams.get('after');
  const { viewer } = await run<Answer>(event, FOLLOWED, { after });
  const { nodes, pageInfo } = viewer.followedAnswers;
  return {
    members: onServer(
      viewer.followedMembers.nodes.map(({ isExpert, verifications, ...member }) => {
        const face = toMemberFace(member);
        const mark = face.mark ?? (verifications.length > 0 ? ('expert' as const) : null);
        return { ...face, mark, isExpert };
      }),
    ),
    posts: nodes.map(({ bodyHtml, author, ...post }) => ({
      ...post,
      author: toMemberFace(author),
      body: bodyHtml === null ? null : storedHtml(event, bodyHtml),
    })),
    newer: after ? '?' : null,
    older: pageInfo.hasNextPage ? `?after=${pageInfo.endCursor}` : null,
  };
};
