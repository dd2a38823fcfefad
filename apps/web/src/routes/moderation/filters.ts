/** What the address of the queue chooses. */
export interface Filters {
  state: 'open' | 'waiting' | 'closed';
  order: 'score' | 'age';
  room: string | null;
  kind: 'post' | 'held_post' | 'member' | 'appeal' | null;
  reason: string | null;
  mine: boolean;
}

export const states = ['open', 'waiting', 'closed'] as const;
export const orders = ['score', 'age'] as const;
export const kinds = ['post', 'held_post', 'member', 'appeal'] as const;

const one = <T extends string>(words: readonly T[], word: string | null) =>
  words.find((known) => known === word);

/** Whatever an address may hold, a list comes of it. */
export const filtersOf = (query: URLSearchParams): Filters => ({
  state: one(states, query.get('state')) ?? 'open',
  order: one(orders, query.get('order')) ?? 'score',
  room: query.get('room') || null,
  kind: one(kinds, query.get('kind')) ?? null,
  reason: query.get('reason') || null,
  mine: query.get('mine') === '1',
});

/** The address of a list, or of an item in it; what is as usual is left out. */
export function linkTo(filters: Filters, more: Record<string, string | null> = {}): string {
  const { state, order, room, kind, reason, mine } = filters;
  const query = new URLSearchParams();
  if (state !== 'open') query.set('state', state);
  if (order !== 'score') query.set('order', order);
  if (room) query.set('room', room);
  if (kind) query.set('kind', kind);
  if (reason) query.set('reason', reason);
  if (mine) query.set('mine', '1');
  for (const [name, value] of Object.entries(more)) if (value) query.set(name, value);
  return `/moderation${query.size > 0 ? `?${query}` : ''}`;
}
