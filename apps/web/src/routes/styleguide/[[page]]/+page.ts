import { error } from '@sveltejs/kit';
import { loadMessages } from '$lib/messages/catalogue';
import type { PageLoad } from './$types';

/** Compiled to a plain 404 unless the build asks for the styleguide. */
export const load: PageLoad = async ({ params, parent }) => {
  if (!__STYLEGUIDE__) error(404, 'Not found');
  const { pages } = await import('$styleguide/pages');
  const open = pages[(params.page ?? 'components') as keyof typeof pages];
  if (!open) error(404, 'Not found');
  const { locale } = await parent();
  await loadMessages(locale, 'forum', 'ask', 'account');
  return { Page: (await open()).default };
};
