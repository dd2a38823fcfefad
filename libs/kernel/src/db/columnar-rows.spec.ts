import { ColumnarRows } from './columnar-rows.js';

class Cup {
  id: number;
  filledAt: Date | null;

  get isFull(): boolean {
    return this.filledAt !== null;
  }
}

describe('ColumnarRows', () => {
  const rows = new ColumnarRows(
    () => new Cup(),
    [
      { name: 'id', sql: 'cup.id', isDate: false },
      { name: 'filledAt', sql: 'cup.filled_at', isDate: true },
    ],
  );

  it('asks for every column as one array', () => {
    expect(rows.sql).toBe('json_build_array(json_agg(cup.id), json_agg(cup.filled_at))');
  });

  it('makes rows of columns, with dates and predicates', () => {
    const [one, two] = rows.read([
      [1, 2],
      ['2026-11-21T21:43:10.643+00:00', null],
    ]);
    expect(one).toMatchObject({ id: 1, filledAt: new Date('2026-11-21T21:43:10.643Z') });
    expect([one!.isFull, two!.isFull]).toEqual([true, false]);
  });

  it('makes no rows of none', () => {
    expect(rows.read([null as never, null as never])).toEqual([]);
  });
});
