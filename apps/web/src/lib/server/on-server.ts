import { ListOnServer } from '$lib/prose/list-on-server';

/**
 * Marks a list that only the server's templates read. SvelteKit writes the data of a page a
 * second time for the browser to take over; a page that is not taken over need not pay for that.
 */
export const onServer = <T>(items: T[]): T[] => ListOnServer.from(items) as ListOnServer<T>;
