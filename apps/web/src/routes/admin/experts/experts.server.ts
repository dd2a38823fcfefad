import type { MemberFace, TagFace } from '$lib/ui/shapes';

export const STATES = ['active', 'ended'] as const;

export const VERIFICATIONS = /* GraphQL */ `
  query AdminExperts($state: ExpertVerificationState!, $after: String) {
    expertVerifications(state: $state, first: 40, after: $after) {
      nodes {
        id createdAt until endedAt isActive note
        member { handle name avatarUrl(size: 48) }
        tag { slug name }
        room { slug name }
        verifiedBy { handle name }
      }
      pageInfo { hasNextPage endCursor }
    }
    tags(first: 100) { nodes { id slug name } }
    rooms { id slug name }
  }
`;
export const MEMBER = /* GraphQL */ `query ToVerify($handle: String!) { member(handle: $handle) { id } }`;
export const VERIFY = /* GraphQL */ `
  mutation VerifyExpert($input: ExpertVerifyInput!) {
    expertVerify(input: $input) { verification { id } }
  }
`;
export const END = /* GraphQL */ `mutation EndVerification($id: ID!) { expertVerificationEnd(id: $id) { verification { id } } }`;

export interface Verification {
  id: string;
  createdAt: string;
  until: string;
  endedAt: string | null;
  isActive: boolean;
  note: string | null;
  member: Omit<MemberFace, 'mark'>;
  tag: TagFace | null;
  room: { slug: string; name: string } | null;
  verifiedBy: { handle: string; name: string } | null;
}

export interface Answer {
  expertVerifications: {
    nodes: Verification[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
  tags: { nodes: (TagFace & { id: string })[] };
  rooms: { id: string; slug: string; name: string }[];
}

/** A day as a date field gives it; verified until its end, by UTC. */
export const endOf = (day: string): string => `${day}T23:59:59.000Z`;
