import { redirect } from '@sveltejs/kit';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { type Answer, MEMBERS, ROLES, SET_ROLE, SET_TRUST } from './members.server';

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

/** Back to the list as it was filtered. */
function back(event: RequestEvent): never {
  const query = new URLSearchParams(event.url.searchParams);
  for (const name of ['/role', '/trust']) query.delete(name);
  redirect(303, `${event.url.pathname}?${query}`);
}

export const actions: Actions = {
  async role(event) {
    const { id = '', role = '' } = await fieldsOf(event);
    const { failure } = await submit(event, SET_ROLE, { id, role }, { id, role });
    return failure ?? back(event);
  },

  async trust(event) {
    const { id = '', level = '' } = await fieldsOf(event);
    const variables = { id, level: level === '' ? null : Number(level) };
    const { failure } = await submit(event, SET_TRUST, variables, { id });
    return failure ?? back(event);
  },
};
