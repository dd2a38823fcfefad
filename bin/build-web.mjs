import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptError } from './explain.mjs';
import { filesBelow, hashOf, hashOfFiles, read, TOP } from './fingerprint.mjs';
import { run } from './run.mjs';

const STAMP = 'dist/.web';

/** Where the build writes; svelte.config.js reads WEB_OUT. */
const FRESH = 'dist/.web-fresh';

/** What the built pages depend on. */
function inputs() {
  const sources = filesBelow('apps/web').filter((path) => !path.endsWith('.spec.ts'));
  const packages = ['svelte', '@sveltejs/kit', '@sveltejs/adapter-node', 'vite'];
  const versions = packages.map((name) => read(`node_modules/${name}/package.json`));
  return hashOf(hashOfFiles(sources), ...versions, process.env.STYLEGUIDE ?? '');
}

export function webIsBuilt() {
  return existsSync(join(TOP, 'dist/web')) && String(read(STAMP)) === inputs();
}

/**
 * Builds the pages beside dist/web and then puts them there, so that a server which starts meanwhile
 * finds the old ones whole. A build that was killed is done again.
 */
export async function buildWeb() {
  const stamp = inputs();
  mkdirSync(join(TOP, 'dist'), { recursive: true });
  const vite = join(TOP, 'node_modules/vite/bin/vite.js');
  const { status, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(TOP, 'apps/web'),
    env: { ...process.env, NO_COLOR: '1', WEB_OUT: FRESH },
  });
  if (status !== 0) throw new ScriptError(`${output}\nThe pages could not be built.`);
  const [built, fresh, old] = ['dist/web', FRESH, `${FRESH}.old`].map((path) => join(TOP, path));
  rmSync(join(TOP, STAMP), { force: true });
  rmSync(old, { recursive: true, force: true });
  if (existsSync(built)) renameSync(built, old);
  renameSync(fresh, built);
  writeFileSync(join(TOP, STAMP), stamp);
  rmSync(old, { recursive: true, force: true });
}
