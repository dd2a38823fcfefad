import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { faulty, run, submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import { postActions } from '$lib/server/post-actions';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import {
  FIND,
  type Found,
  MERGE,
  named,
  SYNONYM_ADD,
  SYNONYM_REMOVE,
  TAG,
  type TagAnswer,
  UPDATE,
} from './tag.server';

type Changed = Record<string, { tag: { slug: string } }>;

export const load: PageServerLoad = async (event) => {
  const { tag, tagGroups } = await run<TagAnswer>(event, TAG, { slug: event.params.tag });
  if (!tag?.viewerCanEdit) notFound();
  if (tag.slug !== event.params.tag) redirect(301, `${paths.admin}/tags/${tag.slug}`);
  return { tag, groups: tagGroups, saved: event.url.searchParams.get('saved') };
};

async function change(
  event: RequestEvent,
  operation: string,
  variables: Record<string, unknown>,
  values: Record<string, string>,
) {
  const { tag } = await run<TagAnswer>(event, TAG, { slug: event.params.tag });
  if (!tag) notFound();
  const sent = await submit<Changed>(event, operation, { ...variables, id: tag.id }, values);
  if (sent.failure) return sent.failure;
  const { slug } = Object.values(sent.data)[0]?.tag ?? tag;
  redirect(303, `${paths.admin}/tags/${slug}?saved=${values.part}`);
}

export const actions: Actions = {
  async preview(event) {
    const values = { ...(await fieldsOf({ request: event.request.clone() })), part: 'tag' };
    return { ...(await postActions.preview(event)), values };
  },

  async save(event) {
    const values = await fieldsOf(event);
    const { name, body: descriptionMarkdown = '', group, listed } = values;
    const input = { name, descriptionMarkdown, groupId: group || null, isListed: listed === 'on' };
    return change(event, UPDATE, { input }, { ...values, part: 'tag' });
  },

  async addSynonym(event) {
    const { name = '' } = await fieldsOf(event);
    return change(event, SYNONYM_ADD, { name }, { name, part: 'synonyms' });
  },

  async removeSynonym(event) {
    const { synonymId } = await fieldsOf(event);
    return change(event, SYNONYM_REMOVE, { synonymId }, { part: 'synonyms' });
  },

  async merge(event) {
    const { into = '' } = await fieldsOf(event);
    const values = { into, part: 'merge' };
    const found = named(
      await run<Found>(event, FIND, { name: into.trim().slice(0, 40) }),
      into.trim(),
    );
    if (!found) return faulty(event, { intoId: 'tag_not_found' }, values);
    return change(event, MERGE, { intoId: found.id }, values);
  },
};
