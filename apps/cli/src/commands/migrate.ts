import { migrate, migrationSource } from '@parvis/kernel';
import type { DataSource } from 'typeorm';
import { withDatabase } from '../application.js';
import { EXIT, UsageError } from '../exit-codes.js';

export async function run(args: string[]): Promise<number> {
  const [direction = 'up', amount, ...rest] = args;
  if (rest.length > 0) throw new UsageError(`"${rest.join(' ')}" is too much.`);
  if (direction === 'up' && !amount) return withDatabase(up);
  if (direction === 'status' && !amount) return withDatabase(status);
  if (direction === 'down' && amount === 'one') return withDatabase(downOne);
  if (direction === 'down') throw new UsageError('Say "down one": migrations go back singly.');
  throw new UsageError(`"${args.join(' ')}" is no way to migrate.`);
}

async function up(url: string): Promise<number> {
  await migrate(url);
  console.log('The database is of this release.');
  return EXIT.done;
}

async function status(url: string): Promise<number> {
  await withMigrations(url, async (source, done) => {
    for (const { name } of source.migrations) {
      console.log(`  ${done.has(name!) ? 'done   ' : 'waiting'}  ${name}`);
    }
  });
  return EXIT.done;
}

async function downOne(url: string): Promise<number> {
  await withMigrations(url, async (source, done) => {
    const latest = source.migrations.findLast(({ name }) => done.has(name!));
    if (!latest) return console.log('Nothing has run that could be undone.');
    await source.undoLastMigration({ transaction: 'each' });
    console.log(`Undid ${latest.name}.`);
  });
  return EXIT.done;
}

async function withMigrations(
  url: string,
  work: (source: DataSource, done: Set<string>) => Promise<void>,
): Promise<void> {
  const source = await migrationSource(url);
  try {
    const [{ exists }] = await source.query(
      `select to_regclass('migrations') is not null as exists`,
    );
    const rows: { name: string }[] = exists
      ? await source.query('select name from migrations')
      : [];
    await work(source, new Set(rows.map(({ name }) => name)));
  } finally {
    await source.destroy();
  }
}
