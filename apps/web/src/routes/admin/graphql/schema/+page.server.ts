import { notFound } from '$lib/server/not-found';
import { schemaType, schemaTypes } from '../schema.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const name = event.url.searchParams.get('type') ?? 'Query';
  const [type, types] = await Promise.all([schemaType(event, name), schemaTypes(event)]);
  return { type: type ?? notFound(), types };
};
