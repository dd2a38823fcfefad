import { redirect } from '@sveltejs/kit';
import { paths, safeReturn } from '$lib/paths';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (!locals.viewer) redirect(303, paths.signIn);
  const next = safeReturn(url.searchParams.get('next'));
  return { name: locals.viewer.name, next: next === paths.home ? null : next };
};
