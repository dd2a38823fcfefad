import pg from 'pg';

let count = 0;
const texts: string[] = [];
const { query } = pg.Client.prototype;
const CONTROL = /^(begin|start transaction|commit|rollback|savepoint)/i;

// Counted at the driver, below every layer, so that no statement escapes.
pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
  const [first] = args as [string | { text?: string }];
  const text = typeof first === 'string' ? first : (first?.text ?? '');
  if (!CONTROL.test(text.trim())) {
    count += 1;
    texts.push(text);
  }
  return query.apply(this, args as never) as never;
} as never;

/** How many statements `work` sends to PostgreSQL, transaction control aside. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = count;
  texts.length = 0;
  await work();
  return count - before;
}

/** The statements of the last count, for a failing assertion to show. */
export const lastStatements = (): readonly string[] => texts;
