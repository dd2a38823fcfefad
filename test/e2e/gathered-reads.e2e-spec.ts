import { type World, world } from '../support/world.js';

let w: World;
beforeAll(async () => {
  w = await world();
});
afterAll(() => w.close());

const number = (n: number) =>
  w.db.read<{ n: number }>('select $1::int as n', [n], 'gathered-number').then(([row]) => row?.n);

describe('Statements that travel together', () => {
  it('are answered each with its own rows, however many', async () => {
    const wanted = [...Array(40).keys()];
    expect(await Promise.all(wanted.map(number))).toEqual(wanted);
  });

  it('do not fail with one that fails', async () => {
    const broken = w.db.read('select 1 / $1::int', [0]);
    const missing = w.db.read('select * from nowhere', [], 'gathered-nowhere');
    const [first, second, third, last] = await Promise.allSettled([
      number(1),
      broken,
      missing,
      number(2),
    ]);
    expect(first).toMatchObject({ value: 1 });
    expect(second).toMatchObject({ reason: { code: '22012' } });
    expect(third).toMatchObject({ reason: { code: '42P01' } });
    expect(last).toMatchObject({ value: 2 });
    expect(await number(3)).toBe(3);
  });

  it('see what the open transaction wrote', async () => {
    await w.db.tx(async () => {
      await w.db.rows('create temporary table kept (n int) on commit drop');
      await w.db.rows('insert into kept values (7)');
      expect(await w.db.read('select n from kept')).toEqual([{ n: 7 }]);
    });
  });
});
