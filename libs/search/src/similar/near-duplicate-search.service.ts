import { Injectable, Logger } from '@nestjs/common';
import { type AskedQuestion, NearDuplicates } from '@parvis/forum';
import type { Viewer } from '@parvis/kernel';
import { isNearDuplicate } from '../ranking/near-duplicate.js';
import { SimilarThreads } from './similar-threads.service.js';

const AT_MOST = 5;

/** Tells the forum that a question was almost surely asked before. */
@Injectable()
export class NearDuplicateSearch extends NearDuplicates {
  private readonly logger = new Logger(NearDuplicateSearch.name);

  constructor(private readonly similar: SimilarThreads) {
    super();
  }

  /** What cannot be searched holds nobody up: then nothing is alike. */
  async find(viewer: Viewer, question: AskedQuestion): Promise<string[]> {
    const { title, bodyText: body, language } = question;
    try {
      const found = await this.similar.to(viewer, { title, body, language });
      return found
        .filter(isNearDuplicate)
        .slice(0, AT_MOST)
        .map(({ id }) => id);
    } catch (error) {
      this.logger.warn(`no search for near duplicates: ${(error as Error).message}`);
      return [];
    }
  }
}
