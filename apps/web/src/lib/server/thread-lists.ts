import type { RequestEvent } from '@sveltejs/kit';
import type { ThreadFace } from '$lib/ui/shapes';
import { onServer } from './on-server';
import { type ThreadPage, toThreadFace } from './operations/thread';

export const orders = ['hot', 'latest', 'new', 'top', 'unanswered', 'unsolved'] as const;
export type Order = (typeof orders)[number];
const periods = ['day', 'week', 'month', 'year', 'all'] as const;

/** Order, period, filter and page of a thread list, as its address says them; nonsense is the default. */
export function listRequest({ url }: Pick<RequestEvent, 'url'>, fallback: Order = 'hot') {
  const wanted = url.searchParams;
  return {
    order: orders.find((order) => order === wanted.get('order')) ?? fallback,
    period: periods.find((period) => period === wanted.get('period')) ?? 'month',
    /** Only what an expert answered; null for all. */
    byExpert: wanted.has('expert') ? true : null,
    after: wanted.get('after'),
  };
}

type ListRequest = Omit<ReturnType<typeof listRequest>, 'byExpert'> & { byExpert?: boolean | null };

export interface ListView {
  threads: ThreadFace[];
  order: Order;
  period: (typeof periods)[number];
  byExpert: boolean;
  /** Links to the first and to the next page; null where there is none. */
  newer: string | null;
  older: string | null;
}

/** A page of threads with the addresses of its neighbours. */
export function listView(
  { url }: Pick<RequestEvent, 'url'>,
  page: ThreadPage,
  request: ListRequest,
  pinned: ThreadFace[] = [],
): ListView {
  const link = (after: string | null) => {
    const query = new URLSearchParams(url.search);
    query.delete('after');
    if (after) query.set('after', after);
    return `?${query}`;
  };
  return {
    threads: onServer([
      ...(request.after || request.byExpert ? [] : pinned),
      ...page.nodes.map(toThreadFace),
    ]),
    order: request.order,
    period: request.period,
    byExpert: !!request.byExpert,
    newer: request.after ? link(null) : null,
    older: page.pageInfo.hasNextPage ? link(page.pageInfo.endCursor) : null,
  };
}
