import { loadMessages } from '$lib/messages/catalogue';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ parent }) => {
  const { locale } = await parent();
  await loadMessages(locale, 'forum', 'conduct', 'experts');
};
