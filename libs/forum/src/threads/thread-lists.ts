import type { CursorKey } from '@parvis/kernel';
import type { Thread } from './thread.entity.js';

export type ThreadListKind = 'latest' | 'new' | 'hot' | 'top' | 'unanswered' | 'unsolved';
export const THREAD_LIST_KINDS: readonly ThreadListKind[] = [
  'latest',
  'new',
  'hot',
  'top',
  'unanswered',
  'unsolved',
];
export type TopPeriod = 'day' | 'week' | 'month' | 'year' | 'all';
export const TOP_PERIODS: readonly TopPeriod[] = ['day', 'week', 'month', 'year', 'all'];

interface SortColumn {
  sql: string;
  read: (thread: Thread) => CursorKey;
}

interface ThreadOrder {
  /** From the greatest to the least; the id makes every row differ. */
  columns: SortColumn[];
  /** Which threads belong on the list at all, in the words of its partial index. */
  only?: string;
}

const activity = { sql: 'thread.last_post_at', read: (t: Thread) => t.lastPostAt.toISOString() };
const creation = { sql: 'thread.created_at', read: (t: Thread) => t.createdAt.toISOString() };
const hot = { sql: 'thread.hot_score', read: (t: Thread) => t.hotScore };
const top = { sql: 'thread.top_score', read: (t: Thread) => t.topScore };
const id = { sql: 'thread.id', read: (t: Thread) => t.id };

const UNSOLVED = `thread.kind = 'question' and thread.state = 'open'
  and thread.answer_post_id is null and thread.duplicate_of_id is null`;

export const THREAD_ORDERS: Record<ThreadListKind, ThreadOrder> = {
  latest: { columns: [activity, id] },
  new: { columns: [creation, id] },
  /** What has cooled down to 0 follows by activity. */
  hot: { columns: [hot, activity, id] },
  top: { columns: [top, id] },
  /** Nobody but the asker wrote in it. */
  unanswered: { columns: [creation, id], only: `${UNSOLVED} and thread.participant_count < 2` },
  unsolved: { columns: [activity, id], only: UNSOLVED },
};

const DAYS: Record<Exclude<TopPeriod, 'all'>, number> = { day: 1, week: 7, month: 30, year: 365 };

/** Threads opened since then count for the period; null for all of them. */
export const startOf = (period: TopPeriod, now: Date): Date | null =>
  period === 'all' ? null : new Date(now.getTime() - DAYS[period] * 86_400_000);
