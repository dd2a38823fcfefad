import type { Formula } from '$lib/experts/faces';
import { operation } from '$lib/server/operations/document';
import { type ExpertAnswer, expertFace } from '$lib/server/operations/expert';

export const NAMED = /* GraphQL */ `
  query ExpertsOf($tag: String!, $room: String!, $byTag: Boolean!, $byRoom: Boolean!) {
    tag(slug: $tag) @include(if: $byTag) { slug name }
    room(slug: $room) @include(if: $byRoom) { id slug name }
  }
`;

export interface Named {
  tag?: { slug: string; name: string } | null;
  room?: { id: string; slug: string; name: string } | null;
}

export const EXPERTS = operation(
  /* GraphQL */ `
  query Experts($tagSlug: String, $roomId: ID, $after: String) {
    experts(tagSlug: $tagSlug, roomId: $roomId, first: 20, after: $after) {
      nodes { ...ExpertFace }
      pageInfo { hasNextPage endCursor }
    }
    expertiseFormula { halfLifeDays minimumScore z acceptedWeight verifiedWeight }
    tags(first: 60) { nodes { slug name } }
    rooms { slug name }
  }
`,
  expertFace,
);

export interface Directory {
  experts: {
    nodes: ExpertAnswer[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  expertiseFormula: Formula;
  tags: { nodes: { slug: string; name: string }[] };
  rooms: { slug: string; name: string }[];
}
