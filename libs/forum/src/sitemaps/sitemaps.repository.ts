import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { standing } from '../threads/thread-columns.js';
import { SITEMAP_NUMBERS, type SitemapEntry } from './sitemap.js';

/** What everybody finds: threads that stand in public rooms and are no other's duplicate. */
const FOUND = `${standing('thread')} and thread.duplicate_of_id is null
  and thread.room_id in (select id from rooms where visibility = 'public')`;

/** Threads for search engines. The range of a sitemap is one of numbers, so each costs the same. */
@Injectable()
export class SitemapsRepository {
  constructor(private readonly db: Database) {}

  /** The greatest number among them; 0 when there is none. */
  async lastNumber(): Promise<number> {
    const [row] = await this.db.rows<{ number: number }>(
      `select thread.number::float8 as number from threads thread
       where ${FOUND} order by thread.number desc limit 1`,
      [],
      'sitemap-last-number',
    );
    return row?.number ?? 0;
  }

  /** Those of page 1, 2, …, by number. */
  threads(page: number): Promise<SitemapEntry[]> {
    const last = page * SITEMAP_NUMBERS;
    return this.db.rows(
      `select '/t/' || thread.number || '/' || thread.slug as path,
              thread.last_post_at as "lastChangeAt"
       from threads thread
       where thread.number between $1 and $2 and ${FOUND} order by thread.number`,
      [last - SITEMAP_NUMBERS + 1, last],
      'sitemap-threads',
    );
  }
}
