import { Injectable } from '@nestjs/common';
import { DOCUMENT_KINDS, type DocumentKind } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { RebuildLost, type SearchEngine } from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';
import { type RebuildPlace, RebuildsRepository } from './rebuilds.repository.js';

export interface ReindexProgress {
  engine: string;
  kind: DocumentKind;
  done: number;
  total: number;
}

const BATCH: Record<DocumentKind, number> = { thread: 200, post: 1_000, member: 1_000, tag: 1_000 };

/** Batches under way: while one is read another is made and a third written. */
const LANES = 3;

/**
 * Indexes everything anew while search goes on. How far it came is kept, so that after a kill it
 * goes on there; what changes meanwhile comes by the events as ever.
 */
@Injectable()
export class Reindexing {
  constructor(
    private readonly engines: SearchEngines,
    private readonly documents: DocumentsRepository,
    private readonly rebuilds: RebuildsRepository,
  ) {}

  /** Of all engines, or of the named one. Answers with the number of documents. */
  async run(
    onProgress: (progress: ReindexProgress) => void = () => {},
    only?: string,
  ): Promise<number> {
    const chosen = this.engines.all.filter(({ name }) => !only || name === only);
    let documents = 0;
    for (const engine of chosen) {
      documents += await this.rebuilds.alone(engine.name, () => this.rebuild(engine, onProgress));
    }
    return documents;
  }

  private async rebuild(
    engine: SearchEngine,
    onProgress: (progress: ReindexProgress) => void,
  ): Promise<number> {
    const stopped = await this.begun(engine);
    const first = stopped ? DOCUMENT_KINDS.indexOf(stopped.kind) : 0;
    let documents = 0;
    for (const [at, kind] of DOCUMENT_KINDS.slice(first).entries()) {
      const resumed = at === 0 ? stopped : null;
      const total = await this.documents.count(kind);
      let done = resumed?.done ?? 0;
      let last = resumed?.lastId ?? null;
      for (;;) {
        onProgress({ engine: engine.name, kind, done, total: Math.max(done, total) });
        const ids = await this.documents.idsAfter(kind, last, LANES * BATCH[kind]);
        if (ids.length === 0) break;
        await this.take(engine, kind, ids);
        last = ids.at(-1)!;
        done += ids.length;
        documents += ids.length;
        await this.rebuilds.keep(engine.name, { kind, lastId: last, done });
      }
    }
    await engine.finishRebuild();
    await this.rebuilds.forget(engine.name);
    return documents;
  }

  private async take(engine: SearchEngine, kind: DocumentKind, ids: string[]): Promise<void> {
    const size = Math.ceil(ids.length / LANES);
    const lanes = Array.from({ length: LANES }, (_, at) => ids.slice(at * size, (at + 1) * size));
    await Promise.all(
      lanes.map(async (own) => engine.indexRebuilt(kind, await this.documents.byIds(kind, own))),
    );
  }

  /** Where to go on; null for the beginning. */
  private async begun(engine: SearchEngine): Promise<RebuildPlace | null> {
    const stopped = await this.rebuilds.of(engine.name);
    try {
      await engine.beginRebuild(stopped !== null);
      return stopped;
    } catch (error) {
      if (!(error instanceof RebuildLost)) throw error;
      await this.rebuilds.forget(engine.name);
      await engine.beginRebuild(false);
      return null;
    }
  }
}
