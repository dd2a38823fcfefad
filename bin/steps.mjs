const WIDTH = 24;

/** After this long without an end, a step says that it is under way. */
const QUIET_MS = 1500;

/**
 * Runs one step of a longer way and prints a line with its time when it ends. Every step of the
 * start goes through here: the scripts call it, and `serve` is given it.
 */
export async function step(name, work) {
  const began = performance.now();
  const waiting = setTimeout(() => console.log(`  … ${name}`), QUIET_MS);
  try {
    const result = await work();
    console.log(`  ✓ ${name.padEnd(WIDTH)} ${time(performance.now() - began)}`);
    return result;
  } catch (error) {
    console.log(`  ✗ ${name.padEnd(WIDTH)} ${time(performance.now() - began)}`);
    throw error;
  } finally {
    clearTimeout(waiting);
  }
}

function time(milliseconds) {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`.padStart(8);
  return `${(milliseconds / 1000).toFixed(1)} s`.padStart(8);
}
