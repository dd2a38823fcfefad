import { redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  if (!locals.viewer) redirect(303, `${paths.signIn}?next=${encodeURIComponent(url.pathname)}`);
};
