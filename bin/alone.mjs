import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf, TOP } from './fingerprint.mjs';

/** Outside the folder, which an installation empties in part and which may be read-only. */
const LOCK = join(tmpdir(), `parvis-${hashOf(TOP)}.lock`);

/** Does what only one process at a time may do to this folder: installing and building. */
export async function alone(work) {
  const locked = await lock();
  try {
    return await work();
  } finally {
    if (locked) rmSync(LOCK, { force: true });
  }
}

/** False where no lock can be had; then the work is done without one. */
async function lock() {
  for (let told = false; ; await sleep(300)) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') return false;
    }
    if (!holderLives()) {
      try {
        rmSync(LOCK, { force: true });
      } catch {
        return false;
      }
    } else if (!told) {
      told = true;
      console.log('  … waiting for another start, build or test of this folder');
    }
  }
}

function holderLives() {
  try {
    process.kill(Number(readFileSync(LOCK, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
