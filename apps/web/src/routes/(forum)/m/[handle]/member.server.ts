import type { Scope } from '$lib/experts/faces';
import { operation } from '$lib/server/operations/document';
import { type MemberAnswer, memberFace } from '$lib/server/operations/member';
import { type ThreadPage, threadFace } from '$lib/server/operations/thread';

const POSTS = /* GraphQL */ `
  nodes { number createdAt bodyHtml isAnswer thread { number slug title language room { slug name colour } } }
  pageInfo { hasNextPage endCursor }
`;
export const MEMBER = operation(
  /* GraphQL */ `
  query Member($handle: String!, $after: String, $threads: Boolean!, $posts: Boolean!, $answers: Boolean!) {
    member(handle: $handle) {
      ...MemberFace
      portrait: avatarUrl(size: 240)
      bioHtml interests createdAt lastSeenAt threadCount postCount answerCount viewerCanFlag
      isExpert viewerCanVerifyExpert verifications { until tag { slug name } room { slug name } }
      posts(first: 20, after: $after) @include(if: $posts) { ${POSTS} }
      answers(first: 20, after: $after) @include(if: $answers) { ${POSTS} }
    }
    threads(authorHandle: $handle, list: new, first: 20, after: $after) @include(if: $threads) {
      nodes { ...ThreadFace }
      pageInfo { hasNextPage endCursor }
    }
  }
`,
  memberFace,
  threadFace,
);

interface Written {
  nodes: {
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
  }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
export interface Answer {
  member:
    | (MemberAnswer & {
        portrait: string | null;
        bioHtml: string;
        interests: string[];
        createdAt: string;
        lastSeenAt: string | null;
        threadCount: number;
        postCount: number;
        answerCount: number;
        viewerCanFlag: boolean;
        isExpert: boolean;
        viewerCanVerifyExpert: boolean;
        verifications: (Scope & { until: string })[];
        posts?: Written;
        answers?: Written;
      })
    | null;
  threads?: ThreadPage;
}
