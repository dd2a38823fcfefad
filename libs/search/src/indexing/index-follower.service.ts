import { Injectable, Logger } from '@nestjs/common';
import { Clock, Database, Scheduled, Task, Tasks } from '@parvis/kernel';
import type { DocumentKind } from '../documents/document.js';
import { DocumentsRepository } from '../documents/documents.repository.js';
import { TiersRepository } from '../engine/postgres/tiers.repository.js';
import { EngineUnavailable, type SearchEngine } from '../engine/search-engine.js';
import { SearchEngines } from '../engine/search-engines.js';
import { ChangesRepository } from './changes.repository.js';

const FOLLOW = 'search.follow';
const BATCH: Record<DocumentKind, number> = { thread: 100, post: 500, member: 500, tag: 500 };
/** An engine that is away is asked again this much later, however long it has been away. */
const AGAIN_MS = 10_000;
/** Batches of one turn; other jobs want their turn as well. */
const TURN = 50;

/** Brings each engine up to what has changed, one engine's trouble being nobody else's. */
@Injectable()
export class IndexFollower {
  private readonly logger = new Logger(IndexFollower.name);

  constructor(
    private readonly db: Database,
    private readonly engines: SearchEngines,
    private readonly documents: DocumentsRepository,
    private readonly changes: ChangesRepository,
    private readonly tiers: TiersRepository,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  /** Notes that these must be looked at again, and has that done soon. */
  async note(kind: DocumentKind, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.noted(() => this.changes.add(this.names, kind, ids));
  }

  /** Threads with all that is written in them. */
  async noteThreads(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.noted(async () => {
      await this.changes.add(this.names, 'thread', ids);
      await this.changes.addPostsOf(this.names, ids);
    });
  }

  /** Whatever has no document: after an import, or when this release finds a forum without an index. */
  async noteMissing(): Promise<void> {
    if (await this.changes.isIndexEmpty()) await this.tiers.draw();
    await this.noted(() => this.changes.addMissing(this.names));
  }

  @Task(FOLLOW)
  async follow({ engine: name }: Record<string, unknown>): Promise<void> {
    const engine = this.engines.named(String(name));
    if (!engine) return this.changes.forgetOthers(this.names);
    try {
      const isAll = await this.turn(engine);
      if (!isAll) await this.db.tx(() => this.callAgain(engine, 0));
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      this.logger.warn(`${engine.name} does not answer; search follows when it does`);
      await this.db.tx(() => this.callAgain(engine, AGAIN_MS));
    }
  }

  /** Should a turn be lost with the process that had it, or never have been asked for. */
  @Scheduled('* * * * *')
  async look(): Promise<void> {
    const isNew = (await this.changes.isIndexEmpty()) && (await this.changes.hasThreads());
    if (isNew && (await this.changes.waiting(this.engines.preferred.name, 1)) === 0) {
      await this.noteMissing();
    }
    for (const engine of this.engines.all) {
      if ((await this.changes.waiting(engine.name, 1)) > 0) {
        await this.db.tx(() => this.callAgain(engine, 0));
      }
    }
  }

  @Scheduled('17 3 * * *')
  async redrawTiers(): Promise<void> {
    await this.tiers.redraw();
    await this.tiers.settle();
  }

  /** True when nothing is left. */
  private async turn(engine: SearchEngine): Promise<boolean> {
    for (let batch = 0; batch < TURN; batch++) {
      const due = await this.changes.next(engine.name, BATCH.post);
      if (due.length === 0) return true;
      const kind = due[0]!.kind;
      const taken = due.slice(0, BATCH[kind]);
      await this.take(engine, kind, [...new Set(taken.map(({ subjectId }) => subjectId))]);
      await this.changes.done(taken.map(({ id }) => id));
    }
    return false;
  }

  /** By the rows as they are now, whatever the change was, so any order and repetition will do. */
  private async take(engine: SearchEngine, kind: DocumentKind, ids: string[]): Promise<void> {
    const documents = await this.documents.byIds(kind, ids);
    const standing = new Set(documents.map(({ id }) => id));
    await engine.index(kind, documents);
    await engine.remove(
      kind,
      ids.filter((id) => !standing.has(id)),
    );
  }

  private async noted(write: () => Promise<void>): Promise<void> {
    await this.db.tx(async () => {
      await write();
      for (const engine of this.engines.all) await this.callAgain(engine, 0);
    });
  }

  /** One call waits for each engine at most. */
  private callAgain(engine: SearchEngine, afterMs: number): Promise<void> {
    const at = new Date(this.clock.now().getTime() + afterMs);
    return this.tasks.at(
      FOLLOW,
      afterMs === 0 ? new Date(0) : at,
      { engine: engine.name },
      `${FOLLOW} ${engine.name}`,
    );
  }

  private get names(): string[] {
    return this.engines.all.map(({ name }) => name);
  }
}
