import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./serving-child.mjs', import.meta.url));

/** The built application in a process of its own, on a free port, with the embedded PostgreSQL. */
export interface ServingProcess {
  url: string;
  /** Its GraphQL data, as whoever the cookie is; throws with the errors of a refusal. */
  run<T = any>(document: string, variables?: object, cookie?: string): Promise<T>;
  /** `run` together with the session cookie that came with the answer. */
  signIn<T = any>(document: string, variables: object): Promise<{ data: T; cookie: string }>;
  /** Ends it without a chance to say goodbye. */
  kill(): Promise<void>;
  /** Ends it as an operator does. */
  stop(): Promise<void>;
}

export async function startServing(
  dataDir: string,
  adminPassword: string,
  env: Record<string, string> = {},
): Promise<ServingProcess> {
  const child = fork(CHILD, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      DEMO: 'false',
      ADMIN_PASSWORD: adminPassword,
      RATE_LIMITS_FACTOR: '0',
      ...env,
    },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const url = await listening(child);
  const post = (query: string, variables: object = {}, cookie = '') =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ query, variables }),
    });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  };
  return {
    url,
    run: async (...args) => dataOf(await post(...args)),
    signIn: async (...args) => {
      const response = await post(...args);
      const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]);
      return { data: await dataOf(response), cookie: cookie.join('; ') };
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function dataOf<T>(response: Response): Promise<T> {
  const { data, errors } = (await response.json()) as { data: T; errors?: unknown[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The child's address, else what it complained of. */
async function listening(child: ChildProcess): Promise<string> {
  let complaint = '';
  child.stderr!.on('data', (chunk) => {
    complaint += chunk;
  });
  const url = await Promise.race([
    once(child, 'message').then(([message]) => message.url as string),
    once(child, 'exit').then(() => null),
  ]);
  if (url === null) throw new Error(`The application did not start: ${complaint}`);
  return url.replace('localhost', '127.0.0.1');
}
