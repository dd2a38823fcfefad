import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/** Reads rows of an entity that PostgreSQL sent as JSON, where a date is a text. */
export class JsonRows<T extends ObjectLiteral> {
  /** Every column that is read by default, under the alias, by its name in TypeScript. */
  readonly columns: string;
  private readonly dates: string[];

  constructor(
    source: DataSource,
    private readonly entity: (new () => T) & EntityTarget<T>,
    alias: string,
  ) {
    const read = source.getMetadata(entity).columns.filter((column) => column.isSelect);
    this.columns = read
      .map((column) => `${alias}.${column.databaseName} as "${column.propertyName}"`)
      .join(', ');
    this.dates = read
      .filter((column) => column.type === 'timestamptz')
      .map((column) => column.propertyName);
  }

  read(json: Record<string, unknown>): T {
    return this.revive(Object.assign(new this.entity(), json));
  }

  /** Turns the dates of a row back into dates, in place. */
  revive<Row>(row: Row): Row {
    const values = row as Record<string, unknown>;
    for (const name of this.dates) {
      if (values[name]) values[name] = new Date(values[name] as string);
    }
    return row;
  }
}
