import DataLoader from 'dataloader';
import type { Viewer } from '../auth/viewer.js';
import type { RequestContext } from './request-context.js';

/**
 * Gathers the single look-ups of one request into one statement. A feature extends it with
 * `batch`; the instances live as long as the request whose context is their key.
 */
export abstract class Loader<Key, Value> {
  /** Where the context keeps what this loader knows; a weak map would cost each request more. */
  private readonly primed = Symbol('primed');
  private readonly loader = Symbol('loader');

  /** Answers many keys at once; a key without an entry becomes null. */
  protected abstract batch(keys: readonly Key[], viewer: Viewer): Promise<Map<Key, Value>>;

  async load(context: RequestContext, key: Key): Promise<Value | null> {
    return this.find(context, key);
  }

  /**
   * `load` that answers at once with a row that was primed: a field that is resolved a hundred
   * times for a page should not be a hundred promises.
   */
  find(context: RequestContext, key: Key): Value | null | Promise<Value | null> {
    const primed = context[this.primed] as Map<Key, Value> | undefined;
    return primed?.get(key) ?? this.of(context).load(key);
  }

  /** Goes on with what is found, at once when it was primed. */
  use<Result>(
    context: RequestContext,
    key: Key,
    then: (value: Value | null) => Result,
  ): Result | Promise<Awaited<Result>> {
    const found = this.find(context, key);
    return found instanceof Promise ? (found.then(then) as Promise<Awaited<Result>>) : then(found);
  }

  /** Gives the loader a row that another statement already read. */
  prime(context: RequestContext, key: Key, value: Value): void {
    const primed = context[this.primed] as Map<Key, Value> | undefined;
    if (primed) primed.set(key, value);
    else context[this.primed] = new Map([[key, value]]);
  }

  private of(context: RequestContext): DataLoader<Key, Value | null> {
    const known = context[this.loader] as DataLoader<Key, Value | null> | undefined;
    if (known) return known;
    const loader = new DataLoader<Key, Value | null>(async (keys) => {
      const found = await this.batch(keys, context.viewer);
      return keys.map((key) => found.get(key) ?? null);
    });
    context[this.loader] = loader;
    return loader;
  }
}

/** Rows by one of their fields, the usual answer of a batch. */
export function byKey<Key, Row>(rows: Row[], key: (row: Row) => Key): Map<Key, Row> {
  return new Map(rows.map((row) => [key(row), row]));
}

/** Rows gathered under one of their fields, in the order given. */
export function groupBy<Key, Row>(rows: Row[], key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
