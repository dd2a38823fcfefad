/** A piece of SQL with the values of its `:names`. */
export interface Condition {
  sql: string;
  parameters: Record<string, unknown>;
}

/** A `:name` that is neither a cast (`::int`) nor within a word. */
const NAME = /(?<![:\w]):([A-Za-z]\w*)/g;

/** SQL with `:names` as PostgreSQL takes it: each name a number, and the values in that order. */
export function positional({ sql, parameters }: Condition): [text: string, values: unknown[]] {
  const numbers = new Map<string, number>();
  const text = sql.replace(NAME, (_, name: string) => {
    if (!(name in parameters)) throw new Error(`no value for :${name}`);
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return `$${numbers.get(name)}`;
  });
  return [text, [...numbers.keys()].map((name) => parameters[name])];
}
