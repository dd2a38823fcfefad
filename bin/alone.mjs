import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    const holder = heldBy();
    if (holder !== null && !lives(holder)) {
      discard(holder);
    } else if (!told) {
      told = true;
      console.log('  … waiting for another start, build or test of this folder');
    }
  }
}

/** Null when the lock was given back meanwhile. */
function heldBy() {
  try {
    return readFileSync(LOCK, 'utf8');
  } catch {
    return null;
  }
}

/** One that was just made is still empty, and held. */
function lives(holder) {
  if (holder === '') return true;
  try {
    process.kill(Number(holder), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes a dead lock away; should another process have taken its place by now, it is put back. */
function discard(holder) {
  const aside = `${LOCK}.${process.pid}`;
  try {
    renameSync(LOCK, aside);
    if (readFileSync(aside, 'utf8') !== holder) linkSync(aside, LOCK);
  } catch {
    // Somebody else was faster: the next attempt sees what he left.
  } finally {
    rmSync(aside, { force: true });
  }
}
