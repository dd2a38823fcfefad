import { once } from 'node:events';
import { createServer } from 'node:net';
import { ConfigError, type RunningConfig } from '@parvis/kernel';

type Address = Pick<RunningConfig, 'host' | 'port'>;

/** Fails at once when the port cannot be had, before a database is started for nothing. */
export async function ensureFreePort({ host, port }: Address): Promise<void> {
  const probe = createServer().listen(port, host);
  try {
    await once(probe, 'listening');
  } catch (error) {
    throw portError(error, port);
  }
  probe.close();
  await once(probe, 'close');
}

/** What the operator can do about a port that is refused; other errors come back as they are. */
export function portError(error: unknown, port: number): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ConfigError(`Port ${port} is in use. Stop what uses it, or set PORT to another.`);
    case 'EACCES':
      return new ConfigError(
        `Port ${port} is not allowed to this user. Set PORT to 1024 or above.`,
      );
    default:
      return error;
  }
}
