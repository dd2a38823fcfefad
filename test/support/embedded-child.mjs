// Uses the embedded PostgreSQL in argv[2] until told to stop, or killed: a process to do harm to.
import { startEmbeddedPostgres } from '../../dist/libs/kernel/src/postgres/embedded-postgres.js';

const postgres = await startEmbeddedPostgres({
  dataDir: process.argv[2],
  settings: { fsync: process.argv[3] ?? 'off' },
  log: (line) => process.connected && process.send({ log: line }),
});
process.send?.({ pid: postgres.pid, adopted: postgres.adopted, url: postgres.url });
process.on('message', async () => {
  await postgres.stop();
  process.disconnect();
});
