import { loadMessages } from '$lib/messages/catalogue';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent, data }) => {
  const { locale } = await parent();
  await loadMessages(locale, 'audit');
  return data;
};
