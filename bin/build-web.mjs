import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ScriptError } from './explain.mjs';
import { filesBelow, hashOf, hashOfFiles, read, TOP } from './fingerprint.mjs';
import { run } from './run.mjs';

const STAMP = 'dist/.web';

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

/** Builds the pages into dist/web; a build that was killed is done again. */
export async function buildWeb() {
  const stamp = inputs();
  rmSync(join(TOP, STAMP), { force: true });
  mkdirSync(join(TOP, 'dist'), { recursive: true });
  const vite = join(TOP, 'node_modules/vite/bin/vite.js');
  const { status, output } = await run(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: join(TOP, 'apps/web'),
    env: { ...process.env, NO_COLOR: '1' },
  });
  if (status !== 0) throw new ScriptError(`${output}\nThe pages could not be built.`);
  writeFileSync(join(TOP, STAMP), stamp);
}
