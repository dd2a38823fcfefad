import type { PageServerLoad } from './$types';
import { search } from './search.server';
import { searchRequest } from './search-request';

/** Never kept: what is found is asked of the index and of the policies for this reader. */
export const load: PageServerLoad = async (event) => {
  const request = searchRequest(event.url.searchParams);
  return { request, ...(await search(event, request)) };
};
