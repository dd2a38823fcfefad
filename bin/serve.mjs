// Serves what is built, without installing or building: what images and process managers run.
import { pathToFileURL } from 'node:url';
import { explain, fail } from './explain.mjs';
import { step } from './steps.mjs';

/** Longer than requests and jobs are given to end; after it the process ends regardless. */
const LAST_CALL_MS = 60_000;

/** What the application tells the operator between its steps; a paragraph stands as it is. */
function say(text) {
  console.log(text.startsWith('\n') ? text : `    ${text}`);
}

/** Brings the application up in this process, and down again on SIGTERM or Ctrl-C. */
export async function serve() {
  const began = performance.now();
  let serving;
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.on(signal, () => {
      // Before it serves there is nothing to drain, and PostgreSQL stops when its user is gone.
      if (stopping || !serving) process.exit(signal === 'SIGINT' ? 130 : 143);
      stopping = true;
      void stop(serving);
    });
  }
  const application = await import('../dist/apps/api/src/main.js');
  serving = await application.serve(step, say);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\n  Parvis is open at ${serving.url}  (${seconds} s; Ctrl-C stops it)\n`);
}

async function stop(serving) {
  console.log('\n  Stopping: running requests are finished first.');
  setTimeout(() => process.exit(1), LAST_CALL_MS).unref();
  try {
    await step('Stop', () => serving.stop());
    process.exit(0);
  } catch (error) {
    console.error(explain(error));
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await serve().catch((error) => {
    fail(error);
    process.exit();
  });
