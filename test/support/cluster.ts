import pg from 'pg';

/** The address of a database in the PostgreSQL of this test run. */
export function clusterUrl(database = 'postgres'): string {
  const url = process.env.PARVIS_TEST_CLUSTER;
  if (!url) throw new Error('No test cluster: run by `npm run e2e` or `npm run jest`.');
  return url.replace(/\/parvis\?/, `/${database}?`);
}

/** Runs statements outside any test's own database, as to create and drop those. */
export async function onCluster<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: clusterUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
