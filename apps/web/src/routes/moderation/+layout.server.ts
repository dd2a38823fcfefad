import { requireViewer } from '$lib/server/require-viewer';
import type { LayoutServerLoad } from './$types';

/** The API knows who moderates what; a stranger is sent to sign in. */
export const load: LayoutServerLoad = (event) => {
  requireViewer(event);
};
