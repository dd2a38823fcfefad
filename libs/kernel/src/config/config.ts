import { resolve } from 'node:path';

/** What the environment decides, read once at boot and then never again. */
export interface Config {
  production: boolean;
  /** On the machine of whoever builds Parvis: shows him what others must not see. */
  development: boolean;
  /** The address people type, without a trailing slash; decides cookies and links in mail. */
  siteUrl: string;
  /** Whether SITE_URL named it; if not, pages take their own address from the Host header. */
  siteUrlIsSet: boolean;
  host: string;
  port: number;
  /** Null means the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  databasePoolSize: number;
  redisUrl: string | null;
  /** Null searches with PostgreSQL, which also answers while the server is away. */
  meilisearchUrl: string | null;
  /** The master key, or one that is limited to the indexes of this forum. */
  meilisearchKey: string | null;
  /** How the names of its indexes begin. */
  meilisearchPrefix: string;
  dataDir: string;
  /** Null writes mail into `dataDir/mail`. */
  smtpUrl: string | null;
  mailFrom: string;
  /** Signs cursors; `SECRET`, else a key that the first start leaves in `dataDir`. */
  secret: Buffer | null;
  /** Which parts this process runs. */
  roles: ReadonlySet<'web' | 'worker'>;
  /** How many proxies in front add to `X-Forwarded-For`. */
  trustedProxies: number;
  /** Multiplies every rate limit; 0 turns them off. */
  limitsFactor: number;
  loadDemo: boolean;
  /** Memory for the pages of anonymous readers; 0 renders every page. */
  pageCacheMegabytes: number;
}

/** A setting the operator must correct; the message says which and how. */
export class ConfigError extends Error {}

type Env = Record<string, string | undefined>;

function integer(env: Env, name: string, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${text}".`);
  }
  return value;
}

function url(env: Env, name: string, protocols: string[]): string | null {
  const text = env[name];
  if (!text) return null;
  let parsed: URL;
  try {
    parsed = new URL(text);
  } catch {
    throw new ConfigError(`${name} is not an address. Expected ${protocols[0]}//…`);
  }
  if (!protocols.includes(parsed.protocol)) {
    throw new ConfigError(`${name} must begin with ${protocols.join(' or ')}//`);
  }
  return text;
}

function prefix(env: Env, name: string, fallback: string): string {
  const text = env[name] || fallback;
  if (!/^[a-z0-9-]{1,40}$/.test(text)) {
    throw new ConfigError(
      `${name} takes 1 to 40 small letters, digits and hyphens, not "${text}".`,
    );
  }
  return text;
}

function roles(env: Env): Config['roles'] {
  const names = (env.PARVIS_ROLES ?? 'web,worker').split(',').map((name) => name.trim());
  const wrong = names.find((name) => name !== 'web' && name !== 'worker');
  if (wrong !== undefined) {
    throw new ConfigError(`PARVIS_ROLES holds "${wrong}"; it takes web, worker or web,worker.`);
  }
  return new Set(names as ('web' | 'worker')[]);
}

function secret(env: Env): Buffer | null {
  if (!env.SECRET) return null;
  if (env.SECRET.length < 32) throw new ConfigError('SECRET must have 32 characters or more.');
  return Buffer.from(env.SECRET);
}

/** Reads and checks the environment; throws a ConfigError that says what to do. */
export function readConfig(env: Env = process.env): Config {
  const port = integer(env, 'PORT', 3000, 0, 65_535);
  const siteUrl = url(env, 'SITE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`;
  return {
    production: env.NODE_ENV !== 'development' && env.NODE_ENV !== 'test',
    development: env.NODE_ENV === 'development',
    siteUrl: siteUrl.replace(/\/+$/, ''),
    siteUrlIsSet: Boolean(env.SITE_URL),
    host: env.HOST || '0.0.0.0',
    port,
    databaseUrl: url(env, 'DATABASE_URL', ['postgresql:', 'postgres:']),
    databasePoolSize: integer(env, 'DATABASE_POOL_SIZE', 10, 2, 500),
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:']),
    meilisearchUrl: url(env, 'MEILISEARCH_URL', ['http:', 'https:']),
    meilisearchKey: env.MEILISEARCH_KEY || null,
    meilisearchPrefix: prefix(env, 'MEILISEARCH_PREFIX', 'parvis'),
    dataDir: resolve(env.DATA_DIR || 'data'),
    smtpUrl: url(env, 'SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: env.MAIL_FROM || `no-reply@${new URL(siteUrl).hostname}`,
    secret: secret(env),
    roles: roles(env),
    trustedProxies: integer(env, 'TRUSTED_PROXIES', 0, 0, 10),
    limitsFactor: integer(env, 'RATE_LIMITS_FACTOR', 1, 0, 1_000),
    loadDemo: env.DEMO !== 'false',
    pageCacheMegabytes: integer(env, 'PAGE_CACHE_MB', 64, 0, 4_096),
  };
}

/** The configuration once the database's address and the secret are settled. */
export type RunningConfig = Config & { databaseUrl: string; secret: Buffer };

export const CONFIG = Symbol('Config');
