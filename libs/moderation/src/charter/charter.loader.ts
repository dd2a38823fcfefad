import { Injectable } from '@nestjs/common';
import { byKey, groupBy, Loader } from '@parvis/kernel';
import { LRUCache } from 'lru-cache';
import type { Clause } from './charter.entity.js';
import { ChartersRepository } from './charters.repository.js';

const KEPT_VERSIONS = 20;

@Injectable()
export class ClauseById extends Loader<string, Clause> {
  constructor(private readonly charters: ChartersRepository) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<Map<string, Clause>> {
    return byKey(await this.charters.clausesByIds(ids), (clause) => clause.id);
  }
}

/** A version never changes once it is in force, so its clauses are read once by each process. */
@Injectable()
export class ClausesByVersion extends Loader<number, Clause[]> {
  private readonly known = new LRUCache<number, Clause[]>({ max: KEPT_VERSIONS });

  constructor(private readonly charters: ChartersRepository) {
    super();
  }

  protected async batch(versions: readonly number[]): Promise<Map<number, Clause[]>> {
    const missing = versions.filter((version) => !this.known.has(version));
    const clauses = missing.length > 0 ? await this.charters.clausesOf(missing) : [];
    const found = groupBy(clauses, (clause) => clause.charterVersion);
    for (const [version, rows] of found) this.known.set(version, rows);
    for (const version of versions) {
      const rows = this.known.get(version);
      if (rows) found.set(version, rows);
    }
    return found;
  }
}
