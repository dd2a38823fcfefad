import { loadMessages } from '$lib/messages/catalogue';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ data }) => {
  await loadMessages(data.locale, 'site');
  return data;
};
