import type { SearchEngine } from './search-engine.js';

/** The engines of this installation: the preferred one first, PostgreSQL always and last. */
export class SearchEngines {
  constructor(readonly all: readonly [SearchEngine, ...SearchEngine[]]) {}

  get preferred(): SearchEngine {
    return this.all[0];
  }

  /** What answers while the preferred engine does not. */
  get fallback(): SearchEngine {
    return this.all.at(-1)!;
  }

  named(name: string): SearchEngine | undefined {
    return this.all.find((engine) => engine.name === name);
  }
}
