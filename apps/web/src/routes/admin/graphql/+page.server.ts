import { fieldsOf } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';
import { examples } from './examples';
import { schemaTypes } from './schema.server';

export const load: PageServerLoad = async (event) => {
  const wanted = event.url.searchParams.get('example');
  const { query, variables } = examples.find(({ name }) => name === wanted) ?? examples[0];
  const types = await schemaTypes(event);
  return { query, variables, wanted, types };
};

interface Outcome {
  json: string;
  milliseconds: number;
  isRefused: boolean;
}

export const actions: Actions = {
  /** Runs the operation as the admin who sent it, with his rights and the API’s limits. */
  async run(event) {
    const { query = '', variables = '' } = await fieldsOf(event);
    const given = parsed(variables);
    if (!given) return { query, variables, isUnreadable: true, outcome: null };
    const started = performance.now();
    const { data, errors } = await event.locals.parvis.graphql<unknown>(query, given);
    const outcome: Outcome = {
      json: JSON.stringify({ ...(errors && { errors }), data }, null, 2),
      milliseconds: Math.round((performance.now() - started) * 10) / 10,
      isRefused: Boolean(errors),
    };
    return { query, variables, isUnreadable: false, outcome };
  },
};

/** The variables as an object; null when they are not the JSON of one. */
function parsed(text: string): Record<string, unknown> | null {
  if (!text.trim()) return {};
  try {
    const value: unknown = JSON.parse(text);
    return value && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
