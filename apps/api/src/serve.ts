import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Config,
  ConfigError,
  type EmbeddedPostgres,
  JobRunner,
  migrate,
  type RunningConfig,
  readConfig,
  startEmbeddedPostgres,
} from '@parvis/kernel';
import { createApp } from './app.js';
import { firstRun } from './first-run.js';
import { ensureFreePort } from './free-port.js';
import type { Step } from './step.js';

export interface Serving {
  url: string;
  /** Drains requests and jobs, then stops the embedded PostgreSQL. */
  stop(): Promise<void>;
}

const plainStep: Step = (_name, work) => work();

/**
 * Brings up everything this process is meant to run: PostgreSQL when no address is given,
 * migrations, the first admin, the demo community, then HTTP and jobs.
 */
export async function serve(step: Step = plainStep, log = console.log): Promise<Serving> {
  const config = readConfig();
  if (config.roles.has('web')) await ensureFreePort(config);
  const postgres = config.databaseUrl
    ? null
    : await step('PostgreSQL', () =>
        startEmbeddedPostgres({ dataDir: join(config.dataDir, 'postgres'), log }),
      );
  try {
    return await serveOn(settle(config, postgres), postgres, step, log);
  } catch (error) {
    await postgres?.stop();
    throw error;
  }
}

async function serveOn(
  config: RunningConfig,
  postgres: EmbeddedPostgres | null,
  step: Step,
  log: (line: string) => void,
): Promise<Serving> {
  await step('Migrations', () => migrate(config.databaseUrl));
  const app = await step('Application', () => createApp(config));
  try {
    await firstRun(app, config, step, log);
    if (config.roles.has('worker')) await step('Worker', () => app.nest.get(JobRunner).start());
    if (config.roles.has('web')) await step('Web', () => app.listen());
  } catch (error) {
    await app.stop();
    throw error;
  }
  return {
    url: config.siteUrlIsSet ? config.siteUrl : `http://localhost:${app.port}`,
    stop: async () => {
      await app.stop();
      await postgres?.stop();
    },
  };
}

function settle(config: Config, postgres: EmbeddedPostgres | null): RunningConfig {
  const databaseUrl = config.databaseUrl ?? postgres!.url;
  return { ...config, databaseUrl, secret: config.secret ?? keptSecret(config.dataDir) };
}

/** The key of an installation that was given none: made once, readable by its owner only. */
function keptSecret(dataDir: string): Buffer {
  const file = join(dataDir, 'secret');
  try {
    return readFileSync(file);
  } catch {
    const secret = randomBytes(32);
    try {
      mkdirSync(dataDir, { recursive: true });
      writeFileSync(file, secret, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readFileSync(file);
      throw new ConfigError(`Cannot write into ${dataDir}: set DATA_DIR to a folder of yours.`);
    }
    return secret;
  }
}
