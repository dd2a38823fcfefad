import { faulty } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import { notFound } from '$lib/server/not-found';
import type { Actions, PageServerLoad } from './$types';
import { change, idOf } from './change.server';
import { changes, MERGE, MOVE, RENAME, RETAG, SPLIT } from './mutations.server';
import { loadModeration } from './thread.server';

export const load: PageServerLoad = loadModeration;

export const actions: Actions = {
  async rename(event) {
    const values = await fieldsOf(event);
    const { title = '', reason } = values;
    return change(event, RENAME, { title, reason: reason || null }, values, 'rename');
  },

  async retag(event) {
    const { tags = '' } = await fieldsOf(event);
    const names = tags.split(',').map((tag) => tag.trim());
    return change(event, RETAG, { tags: names.filter(Boolean) }, { tags }, 'retag');
  },

  async state(event) {
    const { change: wanted = '' } = await fieldsOf(event);
    const operation = changes[wanted] ?? notFound();
    const part = wanted === 'withdraw' || wanted === 'restore' ? 'withdraw' : 'state';
    return change(event, operation, {}, {}, part);
  },

  async move(event) {
    const { room = '' } = await fieldsOf(event);
    return change(event, MOVE, { roomId: room }, { room }, 'move');
  },

  async merge(event) {
    const { into = '' } = await fieldsOf(event);
    const number = Number(/(?:^#?|\/t\/)(\d{1,9})(?!\d)/.exec(into.trim())?.[1]);
    const intoId = number ? await idOf(event, number) : undefined;
    const values = { into, part: 'merge' };
    if (!intoId) return faulty(event, { into: 'thread_not_found' }, values);
    return change(event, MERGE, { intoId }, values, 'merge');
  },

  async split(event) {
    const form = await event.request.formData();
    const postIds = form.getAll('post').map(String);
    const values = Object.fromEntries(
      ['title', 'room', 'kind'].map((name) => [name, String(form.get(name) ?? '')]),
    );
    const { title, room: roomId, kind } = values;
    const input = { postIds, title, roomId, kind };
    return change(event, SPLIT, { input }, { ...values, posts: postIds.join() }, 'split');
  },
};
