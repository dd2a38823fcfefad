import { error } from '@sveltejs/kit';

/** Ends the request alike for what is missing and for what this reader may not see. */
export function notFound(): never {
  error(404, { message: 'NOT_FOUND', code: 'NOT_FOUND' });
}
