import type { DataPlace } from './data-place.js';
import { SOCKET_PORT } from './socket-folder.js';

/**
 * How the server runs. Given on its command line, so that a data directory moves between releases
 * without a configuration file to merge. Statements and values stay out of the log: they hold what
 * members wrote.
 */
export function serverArguments(
  { dataDir, socketDir }: DataPlace,
  settings: Record<string, string>,
): string[] {
  const all: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: `"${socketDir}"`,
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    ssl: 'off',
    jit: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_checkpoints: 'off',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_line_prefix: '%m [%p] ',
    ...settings,
  };
  return [
    '-D',
    dataDir,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}
