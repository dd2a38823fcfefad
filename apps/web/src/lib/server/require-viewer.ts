import { type RequestEvent, redirect } from '@sveltejs/kit';
import { paths } from '$lib/paths';
import type { SiteViewer } from './parvis';

/** Whoever is signed in; a stranger is sent to sign in and comes back here. */
export function requireViewer({ locals, url }: Pick<RequestEvent, 'locals' | 'url'>): SiteViewer {
  if (locals.viewer) return locals.viewer;
  redirect(303, `${paths.signIn}?next=${encodeURIComponent(url.pathname + url.search)}`);
}
