import { Injectable } from '@nestjs/common';
import { ThreadsRepository } from '@parvis/forum';
import { byKey, Loader, type Viewer } from '@parvis/kernel';
import type { RankedCandidate } from '../ranking/candidate.js';
import { FoundTextsRepository } from '../searching/found-texts.repository.js';
import { SimilarThreads } from './similar-threads.service.js';

/** Threads of one request whose neighbours are looked for; lists have no use for them. */
const THREADS_MAX = 10;

/** What resembles threads that the viewer sees already. */
@Injectable()
export class RelatedThreads extends Loader<string, RankedCandidate[]> {
  constructor(
    private readonly threads: ThreadsRepository,
    private readonly texts: FoundTextsRepository,
    private readonly similar: SimilarThreads,
  ) {
    super();
  }

  protected async batch(
    ids: readonly string[],
    viewer: Viewer,
  ): Promise<Map<string, RankedCandidate[]>> {
    const asked = ids.slice(0, THREADS_MAX);
    const [threads, openings] = await Promise.all([
      this.threads.byIds(asked),
      this.texts.openings(asked),
    ]);
    const textOf = byKey(openings, ({ id }) => id);
    const related = await Promise.all(
      threads.map(async ({ id, title, language }) => {
        const body = textOf.get(id)?.text;
        const question = { title, language, exceptId: id, ...(body && { body }) };
        return [id, await this.similar.relatedTo(viewer, question)] as const;
      }),
    );
    return new Map(related);
  }
}
