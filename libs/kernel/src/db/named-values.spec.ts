import { positional } from './named-values.js';

describe('positional', () => {
  it('numbers names in the order they first stand, each once', () => {
    const parameters = { limit: 3, room: 'r', unused: true };
    expect(positional({ sql: 'a = :room and b < :limit or c = :room', parameters })).toEqual([
      'a = $1 and b < $2 or c = $1',
      ['r', 3],
    ]);
  });

  it('leaves casts and times of day alone', () => {
    const sql = `select :at::date, '12:30'::time`;
    expect(positional({ sql, parameters: { at: 1 } })[0]).toBe(`select $1::date, '12:30'::time`);
  });

  it('refuses a name without a value', () => {
    expect(() => positional({ sql: ':nobody', parameters: {} })).toThrow('no value for :nobody');
  });
});
