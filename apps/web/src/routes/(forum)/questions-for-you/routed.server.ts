import type { RoomFace, TagFace } from '$lib/ui/shapes';

export const ROUTED = /* GraphQL */ `
  query Routed($after: String) {
    viewer {
      account { acceptsRoutedQuestions }
      routedQuestions(first: 20, after: $after) {
        nodes {
          id state createdAt
          reason { score tag { slug name } }
          thread {
            number slug title language createdAt
            author { name }
            room { slug name colour }
            opening { bodyHtml }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;
export const DECLINE = /* GraphQL */ `mutation Decline($id: ID!) { routedQuestionDecline(id: $id) { routedQuestion { id } } }`;

interface Routed {
  id: string;
  state: 'offered' | 'declined' | 'answered' | 'expired';
  createdAt: string;
  reason: { score: number; tag: TagFace | null };
  thread: {
    number: number;
    slug: string;
    title: string;
    language: string;
    createdAt: string;
    author: { name: string };
    room: RoomFace;
    opening: { bodyHtml: string | null };
  };
}

export interface Answer {
  viewer: {
    account: { acceptsRoutedQuestions: boolean };
    routedQuestions: {
      nodes: Routed[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  };
}
