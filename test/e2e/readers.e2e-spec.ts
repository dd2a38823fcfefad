import { type Reader, ReadersService } from '@parvis/forum';
import type { MemberRow, RoomRow, ThreadRow } from '../support/factories.js';
import { type World, world } from '../support/world.js';

const DAY = 86_400_000;
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0';

let w: World;
let ada: MemberRow;
let room: RoomRow;
let thread: ThreadRow;
let readers: ReadersService;

beforeAll(async () => {
  w = await world();
  ada = await w.member('ada');
  room = await w.room();
  readers = w.app.nest.get(ReadersService, { strict: false });
});
beforeEach(async () => {
  thread = await w.thread(room, ada);
});
afterEach(() => w.setNow(null));
afterAll(() => w.close());

const reader = (changes: Partial<Reader> = {}): Reader => ({
  memberId: null,
  address: '192.0.2.7',
  userAgent: FIREFOX,
  ...changes,
});
const views = async (of = thread) => {
  await readers.flush();
  const [row] = await w.db.rows<{ count: number }>(
    'select view_count as count from threads where id = $1',
    [of.id],
  );
  return row!.count;
};

describe('views', () => {
  it('count a reader once a day', async () => {
    for (let i = 0; i < 5; i++) readers.seen(thread.number, reader());
    expect(await views()).toBe(1);
    readers.seen(thread.number, reader());
    expect(await views()).toBe(1);
    w.setNow(new Date(Date.now() + DAY));
    readers.seen(thread.number, reader());
    expect(await views()).toBe(2);
  });

  it('tell readers apart by address, browser and membership', async () => {
    readers.seen(thread.number, reader());
    readers.seen(thread.number, reader({ address: '192.0.2.8' }));
    readers.seen(thread.number, reader({ userAgent: `${FIREFOX} other` }));
    readers.seen(thread.number, reader({ memberId: ada.id }));
    readers.seen(thread.number, reader({ memberId: ada.id, address: '198.51.100.1' }));
    expect(await views()).toBe(4);
  });

  it('leave crawlers out, but not members who use odd browsers', async () => {
    readers.seen(thread.number, reader({ userAgent: 'Googlebot/2.1' }));
    readers.seen(thread.number, reader({ userAgent: '' }));
    readers.seen(thread.number, reader({ userAgent: 'curl/8', memberId: ada.id }));
    expect(await views()).toBe(1);
  });

  it('count reading over GraphQL, once together with the page', async () => {
    await w.anonymous.run('query ($n: Int!) { thread(number: $n) { title } }', {
      n: thread.number,
    });
    readers.seen(thread.number, { memberId: null, address: '127.0.0.1', userAgent: 'jest' });
    expect(await views()).toBe(1);
  });

  it('of a merged thread go to the one that stands', async () => {
    const merged = await w.thread(room, ada, { merged_into_id: thread.id });
    readers.seen(merged.number, reader());
    readers.seen(thread.number, reader());
    expect(await views()).toBe(1);
    expect(await views(merged)).toBe(0);
  });

  it('of threads that are not there are nobody’s', async () => {
    readers.seen(999_999, reader());
    readers.seen(Number.MAX_SAFE_INTEGER, reader());
    expect(await views()).toBe(0);
  });

  it('stay exact when two hundred come at once, from two processes', async () => {
    const flushes: Promise<void>[] = [];
    for (let i = 0; i < 200; i++) {
      readers.seen(thread.number, reader({ address: `10.0.0.${i % 40}` }));
      if (i % 10 === 0) flushes.push(readers.flush());
    }
    await Promise.all(flushes);
    expect(await views()).toBe(40);
  });
});

describe('what is kept of a reader', () => {
  const rows = () =>
    w.db.rows<{ reader: Buffer; day: string }>(
      'select reader, day::text from thread_readers where thread_id = $1 order by day',
      [thread.id],
    );

  it('is a name of the day that no other day shares', async () => {
    readers.seen(thread.number, reader());
    await readers.flush();
    w.setNow(new Date(Date.now() + DAY));
    readers.seen(thread.number, reader());
    await readers.flush();
    const [one, two] = await rows();
    expect(one!.reader).toHaveLength(12);
    expect(one!.reader.equals(two!.reader)).toBe(false);
  });

  it('cannot be traced once its day is over: the salt is gone', async () => {
    readers.seen(thread.number, reader());
    await readers.flush();
    const tomorrow = new Date(Date.now() + DAY);
    w.setNow(tomorrow);
    readers.seen(thread.number, reader());
    await readers.flush();
    const salts = await w.db.rows<{ day: string }>('select day::text from reader_salts');
    expect(salts.map(({ day }) => day)).toEqual([tomorrow.toISOString().slice(0, 10)]);
  });

  it('is deleted after eight days, and the count stays', async () => {
    readers.seen(thread.number, reader());
    expect(await views()).toBe(1);
    w.setNow(new Date(Date.now() + 8 * DAY));
    await readers.forget();
    expect(await rows()).toHaveLength(1);
    w.setNow(new Date(Date.now() + 9 * DAY));
    await readers.forget();
    expect(await rows()).toHaveLength(0);
    expect(await views()).toBe(1);
  });
});

describe('a failing database', () => {
  it('delays the count and loses nothing', async () => {
    const { rows } = w.db;
    w.db.rows = () => Promise.reject(new Error('down'));
    readers.seen(thread.number, reader());
    await readers.flush();
    w.db.rows = rows;
    readers.seen(thread.number, reader());
    readers.seen(thread.number, reader({ address: '192.0.2.9' }));
    expect(await views()).toBe(2);
  });
});
