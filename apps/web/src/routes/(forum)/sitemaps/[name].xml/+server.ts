import { forEveryone } from '$lib/feed/feed.server';
import { sitemap, xmlResponse } from '$lib/feed/sitemap';
import { dependsOn } from '$lib/server/depends';
import { notFound } from '$lib/server/not-found';
import type { RequestHandler } from './$types';
import { experts, places, threads } from './urls.server';

/** One sitemap; a thread that left or a room that closed is in none with the next request. */
export const GET: RequestHandler = async (event) => {
  forEveryone(event);
  const { name } = event.params;
  const page = /^threads-([1-9]\d{0,4})$/.exec(name)?.[1];
  const found =
    name === 'places' ? places : name === 'experts' ? experts : page ? threads : notFound();
  const urls = await found(event, Number(page ?? 1));
  dependsOn(event, 'lists');
  return xmlResponse(sitemap(event.url.origin, urls));
};
