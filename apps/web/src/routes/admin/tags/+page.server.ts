import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { GROUP_CREATE, GROUP_DELETE, GROUP_ORDER, GROUP_RENAME, TAG_CREATE } from './groups.server';
import { type Answer, GROUPS, TAGS } from './tags.server';

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams;
  const prefix = wanted.get('q')?.trim().slice(0, 40) ?? '';
  const groupId = wanted.get('group') ?? '';
  const after = wanted.get('after');
  const variables = { prefix: prefix || null, groupId: groupId || null, after };
  const { tags, tagGroups, site } = await run<Answer>(event, TAGS, variables);
  const link = (cursor: string | null) =>
    `?${new URLSearchParams({ q: prefix, group: groupId, ...(cursor && { after: cursor }) })}`;
  return {
    tags: tags.nodes,
    groups: tagGroups,
    tagRule: site.tagRule,
    prefix,
    groupId,
    newer: after ? link(null) : null,
    older: tags.pageInfo.hasNextPage ? link(tags.pageInfo.endCursor) : null,
  };
};

async function write(
  event: RequestEvent,
  operation: string,
  variables: Record<string, unknown>,
  values: Record<string, string>,
) {
  const { failure } = await submit(event, operation, variables, values);
  return failure ?? redirect(303, `${paths.admin}/tags`);
}

export const actions: Actions = {
  async create(event) {
    const { name = '' } = await fieldsOf(event);
    const sent = await submit<{ tagCreate: { tag: { slug: string } } }>(
      event,
      TAG_CREATE,
      { input: { name } },
      { name, part: 'tag' },
    );
    return sent.failure ?? redirect(303, `${paths.admin}/tags/${sent.data.tagCreate.tag.slug}`);
  },

  async createGroup(event) {
    const { name = '' } = await fieldsOf(event);
    return write(event, GROUP_CREATE, { name }, { name, part: 'groups' });
  },

  async renameGroup(event) {
    const { id = '', name = '' } = await fieldsOf(event);
    return write(event, GROUP_RENAME, { id, name }, { id, part: 'groups' });
  },

  async deleteGroup(event) {
    const { id = '' } = await fieldsOf(event);
    return write(event, GROUP_DELETE, { id }, { part: 'groups' });
  },

  async orderGroup(event) {
    const { up, down } = await fieldsOf(event);
    const { tagGroups } = await run<Answer>(event, GROUPS);
    const ids = tagGroups.map(({ id }) => id);
    const at = ids.indexOf(up ?? down ?? '');
    const to = at + (up ? -1 : 1);
    const [moved, other] = [ids[at], ids[to]];
    if (!moved || !other) redirect(303, event.url.pathname);
    [ids[at], ids[to]] = [other, moved];
    return write(event, GROUP_ORDER, { ids }, { part: 'groups' });
  },
};
