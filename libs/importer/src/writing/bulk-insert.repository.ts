import { Injectable } from '@nestjs/common';
import { Database } from '@parvis/kernel';
import { columnsOf, FIRST_STANDS, TABLES, type TableName, type TableRows } from './table-rows.js';

/** Writes many rows of many tables with one statement a table. */
@Injectable()
export class BulkInsertRepository {
  constructor(private readonly db: Database) {}

  async write(parts: readonly TableRows[]): Promise<void> {
    for (const table of Object.keys(TABLES) as TableName[]) {
      const rows = parts.flatMap((part) => part.of(table));
      if (rows.length === 0) continue;
      const columns = columnsOf(table);
      await this.db.rows(
        `insert into ${table} (${columns})
         select ${columns} from json_to_recordset($1) as given (${TABLES[table]})
         ${FIRST_STANDS.has(table) ? 'on conflict do nothing' : ''}`,
        [JSON.stringify(rows)],
        `import-${table}`,
      );
    }
  }
}
