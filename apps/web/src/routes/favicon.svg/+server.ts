import { brandShades } from '$lib/server/brand';
import { initialsOf } from '$lib/ui/initials';
import type { RequestHandler } from './$types';

/** The brand's initial on a paving stone of its colour. */
export const GET: RequestHandler = ({ locals }) => {
  const { name, brandColour } = locals.settings;
  const { fill, onFill } = brandShades(brandColour, 'light');
  const letter = initialsOf(name).slice(0, 1).replace(/[<&>]/g, '');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="${fill}"/><text x="16" y="22.5" text-anchor="middle" font-family="system-ui,sans-serif" font-weight="700" font-size="19" fill="${onFill}">${letter}</text></svg>`;
  return new Response(svg, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' },
  });
};
