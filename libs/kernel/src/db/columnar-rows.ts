import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';

/** Columns as one JSON array holds them: the values of the first one, of the second one, … */
export type Columns = unknown[][];

interface Column {
  /** Its name in TypeScript. */
  name: string;
  sql: string;
  isDate: boolean;
}

/**
 * Moves rows from PostgreSQL in one value, column by column: no name is sent twice, and neither
 * side handles a row as such. Costs this process about half of what rows of a result do, and lets
 * one statement answer with rows of several tables.
 */
export class ColumnarRows<Row extends object> {
  /** An aggregate over the rows of a query. */
  readonly sql: string;

  private readonly fill: Fill;

  constructor(
    private readonly make: () => Row,
    columns: readonly Column[],
  ) {
    this.fill = filler(columns);
    this.sql = `json_build_array(${columns.map(({ sql }) => `json_agg(${sql})`).join(', ')})`;
  }

  /**
   * Rows of an entity under an alias: every column that is read by default, and others that the
   * query has under `more` names.
   */
  static of<T extends ObjectLiteral>(
    source: DataSource,
    entity: (new () => T) & EntityTarget<T>,
    alias: string,
    more: readonly string[] = [],
  ): ColumnarRows<T> {
    const others = more.map((name) => ({ name, sql: `${alias}."${name}"`, isDate: false }));
    const columns = [...entityColumns(source, entity, alias), ...others];
    return new ColumnarRows(() => new entity(), columns);
  }

  read(columns: Columns): Row[] {
    const rows: Row[] = [];
    const count = columns[0]?.length ?? 0;
    for (let at = 0; at < count; at++) {
      const row = this.make();
      this.fill(row, columns, at);
      rows.push(row);
    }
    return rows;
  }
}

type Fill = (row: object, columns: Columns, at: number) => void;

/**
 * Written out as one assignment a column, since a loop over names costs ten times as much: a page
 * sets a thousand values. The names are those of entities, never of a request.
 */
function filler(columns: readonly Column[]): Fill {
  const lines = columns.map(({ name, isDate }, index) => {
    const value = `columns[${index}][at]`;
    const read = isDate ? `${value} === null ? null : new Date(${value})` : value;
    return `row[${JSON.stringify(name)}] = ${read};`;
  });
  return new Function('row', 'columns', 'at', lines.join('\n')) as Fill;
}

/** The columns of an entity that are read by default, as SQL under an alias. */
export function entityColumns<T extends ObjectLiteral>(
  source: DataSource,
  entity: EntityTarget<T>,
  alias: string,
): Column[] {
  const read = source.getMetadata(entity).columns.filter((column) => column.isSelect);
  return read.map(({ propertyName, databaseName, type }) => ({
    name: propertyName,
    sql: `${alias}.${databaseName}`,
    isDate: type === 'timestamptz',
  }));
}
