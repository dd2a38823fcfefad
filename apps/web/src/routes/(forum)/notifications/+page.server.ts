import { redirect } from '@sveltejs/kit';
import { submit } from '$lib/server/api';
import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { loadNotifications } from './notifications.server';

const MARK = /* GraphQL */ `
  mutation MarkRead($ids: [ID!]) { notificationsMarkRead(ids: $ids) { unreadNotificationCount } }
`;

export const load: PageServerLoad = loadNotifications;

export const actions: Actions = {
  async read(event) {
    const { id } = await fieldsOf(event);
    const { failure } = await submit(event, MARK, { ids: id ? [id] : null });
    return failure ?? redirect(303, event.url.pathname);
  },
};
