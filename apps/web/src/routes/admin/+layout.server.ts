import { error } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import { requireViewer } from '$lib/server/require-viewer';
import type { LayoutServerLoad } from './$types';

/** The API guards each question and each change; this spares others the sight of empty pages. */
export const load: LayoutServerLoad = (event) => {
  const { role } = requireViewer(event);
  const isShared = ['tags', 'experts'].some((part) =>
    event.url.pathname.startsWith(`${paths.admin}/${part}`),
  );
  if (role !== 'admin' && !(role === 'moderator' && isShared)) {
    error(403, { message: 'FORBIDDEN', code: 'FORBIDDEN', reason: 'admins_only' });
  }
};
