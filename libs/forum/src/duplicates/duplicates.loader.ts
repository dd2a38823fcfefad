import { Injectable } from '@nestjs/common';
import { Loader, type Viewer } from '@parvis/kernel';
import { DuplicateListsRepository } from './duplicate-lists.repository.js';

/** How many duplicates of a thread the viewer sees. */
@Injectable()
export class VisibleDuplicateCount extends Loader<string, number> {
  constructor(private readonly lists: DuplicateListsRepository) {
    super();
  }

  protected async batch(ids: readonly string[], viewer: Viewer): Promise<Map<string, number>> {
    const rows = await this.lists.counts(viewer, ids);
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}
