import { loadMessages } from '$lib/messages/catalogue';
import type { LayoutLoad } from './$types';

/**
 * Pages are read and written without SvelteKit in the browser: a few kilobytes of src/client do what
 * script is for. A screen that is an application (moderation, numbers) says `csr = true`.
 */
export const csr = false;

export const load: LayoutLoad = async ({ data }) => {
  await loadMessages(data.locale, 'site');
  return data;
};
