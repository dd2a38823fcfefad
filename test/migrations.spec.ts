import { readFileSync, writeFileSync } from 'node:fs';
import { dumpSchema, migrationSource } from '@parvis/kernel';
import type { DataSource } from 'typeorm';
import { type TestDatabase, testDatabase } from './support/database.js';

const DUMP = new URL('../migrations/schema.sql', import.meta.url);

describe('migrations', () => {
  let database: TestDatabase;
  let source: DataSource;
  const dump = () => dumpSchema((sql) => source.query(sql));

  beforeAll(async () => {
    database = await testDatabase();
    source = await migrationSource(database.url);
  });

  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('make the schema that stands in migrations/schema.sql', async () => {
    const made = await dump();
    if (process.env.UPDATE_SCHEMA) writeFileSync(DUMP, made);
    expect(made).toBe(readFileSync(DUMP, 'utf8'));
  });

  it('go all the way down and up again to the same schema', async () => {
    const before = await dump();
    const steps = source.migrations.length;
    expect(steps).toBeGreaterThan(10);
    for (let step = 0; step < steps; step++) await source.undoLastMigration();
    expect(await dump()).not.toContain('create table');
    await source.runMigrations();
    expect(await dump()).toBe(before);
  });
});
