import { Injectable } from '@nestjs/common';
import {
  Cursors,
  checkPage,
  Database,
  type Page,
  type PageRequest,
  pageOf,
  positional,
  type Viewer,
} from '@parvis/kernel';
import type { Thread } from '../threads/thread.entity.js';
import { asThread, standing, THREAD_COLUMNS } from '../threads/thread-columns.js';
import { visibleThreads } from '../threads/threads.repository.js';

const LIST = 'duplicates';
/** Nobody reads on; a page that says "1,000" need not count further. */
const COUNTED_MAX = 1000;

/** The duplicates of originals, as far as a viewer sees them. */
@Injectable()
export class DuplicateListsRepository {
  constructor(
    private readonly db: Database,
    private readonly cursors: Cursors,
  ) {}

  /** Latest first. */
  async page(viewer: Viewer, originalId: string, request: PageRequest): Promise<Page<Thread>> {
    checkPage(request);
    const visible = visibleThreads(viewer, 'thread');
    const after = request.after ? this.cursors.decode(LIST, request.after) : null;
    const [text, values] = positional({
      sql: `select ${THREAD_COLUMNS} from threads thread
            where thread.duplicate_of_id = :originalId and ${standing('thread')} and ${visible.sql}
            ${after ? 'and (thread.created_at, thread.id) < (:createdAt, :id)' : ''}
            order by thread.created_at desc, thread.id desc limit :limit`,
      parameters: {
        ...visible.parameters,
        ...(after && { createdAt: after[0], id: after[1] }),
        originalId,
        limit: request.first + 1,
      },
    });
    const rows = (await this.db.rows(text, values)).map(asThread);
    return pageOf(rows, request.first, ({ createdAt, id }) =>
      this.cursors.encode(LIST, [createdAt.toISOString(), id]),
    );
  }

  /** How many of each there are, counted up to 1,000. */
  async counts(
    viewer: Viewer,
    originalIds: readonly string[],
  ): Promise<{ id: string; count: number }[]> {
    const visible = visibleThreads(viewer, 'thread');
    const [text, values] = positional({
      sql: `select original.id, (
              select count(*)::int from (
                select 1 from threads thread
                where thread.duplicate_of_id = original.id and ${standing('thread')}
                  and ${visible.sql} limit ${COUNTED_MAX}) counted) as count
            from unnest(:originalIds::uuid[]) as original (id)`,
      parameters: { ...visible.parameters, originalIds },
    });
    return this.db.rows(text, values);
  }
}
