import SuggestionList from '$lib/search/Suggestions.svelte';
import type { Suggestion } from '$lib/search/suggestions';
import { fragment } from '$lib/server/fragment';
import type { RequestHandler } from './$types';
import { suggestionsFor } from './suggestions.server';

/** What the search box shows below it while one types: the list alone, for its script. */
export const GET: RequestHandler = async (event) => {
  const text = event.url.searchParams.get('q')?.trim().slice(0, 400) ?? '';
  const found = text ? await suggestionsFor(event, text) : { suggestions: [] as Suggestion[] };
  return fragment(event, SuggestionList, { text, ...found });
};
