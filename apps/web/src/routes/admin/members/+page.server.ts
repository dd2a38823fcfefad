import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

const MEMBERS = /* GraphQL */ `
  query AdminMembers($filter: MemberFilterInput, $after: String) {
    members(first: 40, after: $after, filter: $filter) {
      nodes {
        id handle name avatarUrl(size: 48) role createdAt lastSeenAt postCount trustLevel
        viewerCanSetRole
        account { email emailConfirmed }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const SET_ROLE = /* GraphQL */ `
  mutation SetRole($id: ID!, $role: MemberRole!) {
    memberSetRole(id: $id, input: { role: $role }) { member { id } }
  }
`;

const ROLES = ['member', 'moderator', 'marketer', 'admin'] as const;

interface Answer {
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
      viewerCanSetRole: boolean;
      account: { email: string | null; emailConfirmed: boolean } | null;
    }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams;
  const text = wanted.get('q')?.trim().slice(0, 100) ?? '';
  const role = ROLES.find((word) => word === wanted.get('role')) ?? null;
  const after = wanted.get('after');
  const filter = { text: text || null, role };
  const { members } = await run<Answer>(event, MEMBERS, { filter, after });
  const link = (cursor: string | null) => {
    const query = new URLSearchParams({
      ...(text && { q: text }),
      ...(role && { role }),
      ...(cursor && { after: cursor }),
    });
    return `?${query}`;
  };
  return {
    members: members.nodes,
    text,
    role,
    newer: after ? link(null) : null,
    older: members.pageInfo.hasNextPage ? link(members.pageInfo.endCursor) : null,
  };
};

export const actions: Actions = {
  async role(event) {
    const { id = '', role = '' } = await fieldsOf(event);
    const { failure } = await submit(event, SET_ROLE, { id, role }, { id, role });
    if (failure) return failure;
    const query = new URLSearchParams(event.url.searchParams);
    query.delete('/role');
    redirect(303, `${event.url.pathname}?${query}`);
  },
};
