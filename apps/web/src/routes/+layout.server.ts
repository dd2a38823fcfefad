import { frameOf } from '$lib/server/frame';
import { onServer } from '$lib/server/on-server';
import type { LayoutServerLoad } from './$types';

/** What the frame of every page needs; for a stranger nothing here asks the database. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const { viewer, settings } = locals;
  return {
    locale: locals.locale,
    timeZone: viewer?.timeZone ?? settings.timeZone,
    theme: locals.theme,
    now: Date.now(),
    site: onServer({ name: settings.name, tagline: settings.tagline, logoUrl: settings.logoUrl }),
    viewer:
      viewer &&
      onServer({
        handle: viewer.handle,
        name: viewer.name,
        avatarUrl: viewer.avatarUrl,
        role: viewer.role,
      }),
    frame: viewer && onServer(await frameOf(viewer, locals.parvis)),
  };
};
