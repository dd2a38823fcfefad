import { makeDataDirectory, ROLE } from './data-directory.js';
import { dataPlace } from './data-place.js';
import { EmbeddedServer } from './embedded-server.js';
import { serverBinaries } from './server-binaries.js';
import { SOCKET_PORT } from './socket-folder.js';

/** What to start. */
export interface EmbeddedPostgresOptions {
  /** The data directory; made on the first start, with its parents. */
  dataDir: string;
  /** Told in a line what is unusual: another place, a recovery, a restart. */
  log?: (line: string) => void;
  /** Server settings over ours; `fsync: 'off'` is for data that may be lost, as in tests. */
  settings?: Record<string, string>;
}

/** A PostgreSQL that runs for this process, and perhaps for others on the same data. */
export interface EmbeddedPostgres {
  /** For node-postgres and what is built on it. */
  connection: { host: string; port: number; user: string; database: string };
  /** The same as an address, for what takes only that. */
  url: string;
  /** Where the data really is: root's may have to live elsewhere than asked. */
  dataDir: string;
  pid: number;
  /** True when the server was already running, started by another process. */
  adopted: boolean;
  /** Leaves; the last process to leave stops the server and waits for it. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that comes with the packages, or joins the one that already runs on the
 * data. Resolves when it takes connections. While in use it is started again should it die, and it
 * stops by itself when the process that started it is killed.
 */
export async function startEmbeddedPostgres({
  dataDir,
  log = () => {},
  settings = {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const place = dataPlace(dataDir, log);
  const binaries = serverBinaries(place.account, place.refuge);
  await makeDataDirectory(place, binaries, { durable: settings.fsync !== 'off' });
  const server = new EmbeddedServer(place, binaries, settings, log);
  await server.start();
  const socket = encodeURIComponent(place.socketDir);
  return {
    connection: { host: place.socketDir, port: SOCKET_PORT, user: ROLE, database: ROLE },
    url: `postgres://${ROLE}@localhost:${SOCKET_PORT}/${ROLE}?host=${socket}`,
    dataDir: place.dataDir,
    get pid() {
      return server.pid;
    },
    get adopted() {
      return server.adopted;
    },
    stop: () => server.stop(),
  };
}
