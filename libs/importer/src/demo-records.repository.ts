import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';

/** What the demo adds to its file, each noted so that it is done once. */
export type DemoAddition = 'flag' | 'expertise';

@Injectable()
export class DemoRecordsRepository {
  constructor(private readonly db: Database) {}

  /** What a record of the source became; null when it is not in. */
  async targetOf(source: string, type: 'post' | 'user', sourceId: string): Promise<string | null> {
    const [record] = await this.db.rows<{ id: string }>(
      `select target_id as id from import_records
       where source = $1 and type = $2 and source_id = $3`,
      [source, type, sourceId],
    );
    return record?.id ?? null;
  }

  async count(source: string, type: DemoAddition): Promise<number> {
    const [noted] = await this.db.rows<{ count: number }>(
      'select count(*)::int as count from import_records where source = $1 and type = $2',
      [source, type],
    );
    return noted!.count;
  }

  /** Whether this is the first time. */
  async noteOnce(
    source: string,
    type: DemoAddition,
    sourceId: string,
    targetId: string,
  ): Promise<boolean> {
    const rows = await this.db.rows(
      `insert into import_records (source, type, source_id, target_id) values ($1, $2, $3, $4)
       on conflict do nothing returning 1`,
      [source, type, sourceId, targetId],
    );
    return rows.length > 0;
  }
}
