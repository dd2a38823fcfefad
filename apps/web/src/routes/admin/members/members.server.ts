export const MEMBERS = /* GraphQL */ `
  query AdminMembers($filter: MemberFilterInput, $after: String) {
    members(first: 40, after: $after, filter: $filter) {
      nodes {
        id handle name avatarUrl(size: 48) role createdAt lastSeenAt postCount trustLevel trustIsFixed
        viewerCanSetRole
        account { email emailConfirmed }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
export const SET_ROLE = /* GraphQL */ `
  mutation SetRole($id: ID!, $role: MemberRole!) {
    memberSetRole(id: $id, input: { role: $role }) { member { id } }
  }
`;

export const SET_TRUST = /* GraphQL */ `
  mutation SetTrust($id: ID!, $level: Int) {
    memberTrustSet(memberId: $id, level: $level) { member { id } }
  }
`;

export const ROLES = ['member', 'moderator', 'marketer', 'admin'] as const;

export interface Answer {
  members: {
    nodes: {
      id: string;
      handle: string;
      name: string;
      avatarUrl: string | null;
      role: (typeof ROLES)[number];
      createdAt: string;
      lastSeenAt: string | null;
      postCount: number;
      trustLevel: number;
      trustIsFixed: boolean;
      viewerCanSetRole: boolean;
      account: { email: string | null; emailConfirmed: boolean } | null;
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}
