import { Injectable } from '@nestjs/common';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import type { SearchEngine } from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';

/** What an engine's index has otherwise than the live rows. */
export interface IndexDifference {
  engine: string;
  kind: DocumentKind;
  /** Documents there should be. */
  live: number;
  missing: number;
  outdated: number;
  tooMany: number;
}

const BATCH = 1_000;

/** Compares every document with the rows it is made of. */
@Injectable()
export class IndexVerification {
  constructor(
    private readonly engines: SearchEngines,
    private readonly documents: DocumentsRepository,
  ) {}

  async differences(): Promise<IndexDifference[]> {
    const found: IndexDifference[] = [];
    for (const engine of this.engines.all) {
      for (const kind of DOCUMENT_KINDS) found.push(await this.compare(engine, kind));
    }
    return found;
  }

  private async compare(engine: SearchEngine, kind: DocumentKind): Promise<IndexDifference> {
    const indexed = new Map<string, string>();
    for await (const batch of engine.fingerprints(kind)) {
      for (const { id, fingerprint } of batch) indexed.set(id, fingerprint);
    }
    const found = { engine: engine.name, kind, live: 0, missing: 0, outdated: 0 };
    for (let last: string | null = null; ; ) {
      const ids = await this.documents.idsAfter(kind, last, BATCH);
      if (ids.length === 0) break;
      last = ids.at(-1)!;
      for (const { id, fingerprint } of await this.documents.byIds(kind, ids)) {
        found.live += 1;
        const known = indexed.get(id);
        if (known === undefined) found.missing += 1;
        else if (known !== fingerprint) found.outdated += 1;
        indexed.delete(id);
      }
    }
    return { ...found, tooMany: indexed.size };
  }
}

export const isTrue = ({ missing, outdated, tooMany }: IndexDifference): boolean =>
  missing + outdated + tooMany === 0;
