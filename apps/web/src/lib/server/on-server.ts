import { ListOnServer, RecordOnServer } from '$lib/prose/kept-on-server';

/**
 * Marks a list or a record that only the server's templates read. SvelteKit writes the data of a
 * page a second time for the browser to take over; a page that is not taken over need not pay for
 * that.
 */
export function onServer<T extends object>(data: T): T {
  if (Array.isArray(data)) return ListOnServer.from(data) as T;
  return Object.assign(new RecordOnServer(), data) as T;
}
