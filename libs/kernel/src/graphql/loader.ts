import DataLoader from 'dataloader';
import type { Viewer } from '../auth/viewer.js';
import type { RequestContext } from './request-context.js';

/**
 * Gathers the single look-ups of one request into one statement. A feature extends it with
 * `batch`; the instances live as long as the request whose context is their key.
 */
export abstract class Loader<Key, Value> {
  private readonly primed = new WeakMap<RequestContext, Map<Key, Value>>();
  private readonly perRequest = new WeakMap<RequestContext, DataLoader<Key, Value | null>>();

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
    return this.primed.get(context)?.get(key) ?? this.of(context).load(key);
  }

  /** Gives the loader a row that another statement already read. */
  prime(context: RequestContext, key: Key, value: Value): void {
    const known = this.primed.get(context);
    if (known) known.set(key, value);
    else this.primed.set(context, new Map([[key, value]]));
  }

  private of(context: RequestContext): DataLoader<Key, Value | null> {
    let loader = this.perRequest.get(context);
    if (!loader) {
      loader = new DataLoader<Key, Value | null>(async (keys) => {
        const found = await this.batch(keys, context.viewer);
        return keys.map((key) => found.get(key) ?? null);
      });
      this.perRequest.set(context, loader);
    }
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
