import { DOCUMENT_KINDS, type DocumentKind, type DocumentOf } from '../../documents/document.js';
import { EngineUnavailable, RebuildLost } from '../search-engine.js';
import { isCode, type MeilisearchConnection } from './meilisearch-connection.js';
import { type StoredDocument, stored } from './meilisearch-document.js';
import { IndexNames, SETTINGS } from './meilisearch-settings.js';

const READ_BATCH = 1_000;
/** Milliseconds for indexes to change places, behind whatever the server has still to do. */
const SWAP_MS = 120_000;
const SWAP_POLL_MS = 50;

/**
 * The writing half of the driver. The indexes that are searched only come into being complete, by
 * changing places with those a rebuild made; until then PostgreSQL answers.
 */
export class MeilisearchIndex {
  readonly names: IndexNames;

  constructor(private readonly connection: MeilisearchConnection) {
    this.names = new IndexNames(connection.access.prefix);
  }

  /** Whether there is something to search; not before the first rebuild, nor after new settings. */
  async isBuilt(): Promise<boolean> {
    for (const kind of DOCUMENT_KINDS) {
      if (!(await this.exists(this.names.live(kind)))) return false;
    }
    return true;
  }

  async put<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    if (documents.length === 0) return;
    for (const uid of await this.targets(kind)) await this.add(uid, documents.map(stored));
  }

  async remove(kind: DocumentKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    for (const uid of await this.targets(kind)) {
      await this.connection.write((client) => client.index(uid).deleteDocuments([...ids]));
    }
  }

  async *fingerprints(kind: DocumentKind): AsyncIterable<{ id: string; fingerprint: string }[]> {
    const uid = this.names.live(kind);
    for (let offset = 0; ; offset += READ_BATCH) {
      const { results, total } = await this.connection.read((client) =>
        client
          .index<StoredDocument>(uid)
          .getDocuments({ fields: ['id', 'fingerprint'], limit: READ_BATCH, offset }),
      );
      yield results.map(({ id, fingerprint }) => ({ id, fingerprint }));
      if (offset + READ_BATCH >= total) return;
    }
  }

  async beginRebuild(isResumed: boolean): Promise<void> {
    for (const kind of DOCUMENT_KINDS) {
      const uid = this.names.next(kind);
      const isThere = await this.exists(uid);
      if (isResumed && !isThere) throw new RebuildLost(`${uid} is gone`);
      if (isResumed) continue;
      await this.drop(uid);
      await this.connection.write((client) => client.createIndex(uid, { primaryKey: 'id' }));
      await this.connection.write((client) => client.index(uid).updateSettings(SETTINGS[kind]));
    }
  }

  async putRebuilt<Kind extends DocumentKind>(
    kind: Kind,
    documents: readonly DocumentOf[Kind][],
  ): Promise<void> {
    if (documents.length > 0) await this.add(this.names.next(kind), documents.map(stored));
  }

  /** All kinds change places in one task, so that no search sees half of it. */
  async finishRebuild(): Promise<void> {
    const swaps: { indexes: [string, string]; rename: boolean }[] = [];
    for (const kind of DOCUMENT_KINDS) {
      const [next, live] = [this.names.next(kind), this.names.live(kind)];
      swaps.push({ indexes: [next, live], rename: !(await this.exists(live)) });
    }
    await this.swapped(swaps);
    const { results } = await this.connection.read((client) =>
      client.getRawIndexes({ limit: READ_BATCH }),
    );
    for (const { uid } of results) if (this.names.isOutdated(uid)) await this.drop(uid);
  }

  /** A limited key is not shown the task of a swap; that it is done, the indexes show. */
  private async swapped(
    swaps: { indexes: [next: string, live: string]; rename: boolean }[],
  ): Promise<void> {
    const [next, live] = swaps[0]!.indexes;
    const madeAt = await this.madeAt(next);
    await this.connection.read((client) => client.swapIndexes(swaps));
    for (const started = performance.now(); (await this.madeAt(live)) !== madeAt; ) {
      if (performance.now() - started > SWAP_MS) throw new Error(`${next} did not become ${live}`);
      await new Promise((done) => setTimeout(done, SWAP_POLL_MS));
    }
  }

  /** The index that is searched, and the one that is being made, when there is one. */
  private async targets(kind: DocumentKind): Promise<string[]> {
    const live = this.names.live(kind);
    if (!(await this.exists(live))) {
      throw new EngineUnavailable(`${live} has not been built yet`);
    }
    const next = this.names.next(kind);
    return (await this.exists(next)) ? [live, next] : [live];
  }

  private add(uid: string, documents: StoredDocument[]): Promise<void> {
    return this.connection.write((client) => client.index(uid).addDocuments(documents));
  }

  private drop(uid: string): Promise<void> {
    return this.connection.write((client) => client.deleteIndex(uid), ['index_not_found']);
  }

  private async exists(uid: string): Promise<boolean> {
    return (await this.madeAt(uid)) !== null;
  }

  /** When an index was made, which stays with it under another name; null when there is none. */
  private madeAt(uid: string): Promise<string | null> {
    return this.connection.read((client) =>
      client.getRawIndex(uid).then(
        ({ createdAt }) => String(createdAt),
        (error: unknown) => {
          if (isCode(error, 'index_not_found')) return null;
          throw error;
        },
      ),
    );
  }
}
