// What `npm start` does: install, build, serve, each only as far as needed.
import { isBuilt } from './build.mjs';
import { fail } from './explain.mjs';
import { installIfNeeded } from './install.mjs';
import { runNode } from './run.mjs';
import { serve } from './serve.mjs';

try {
  console.log('\n  Parvis\n');
  await installIfNeeded();
  // The compilers stay out of this process, which has to live long with little memory.
  if (!isBuilt() && (await runNode(['bin/build.mjs'])).status !== 0) process.exit(1);
  await serve();
} catch (error) {
  fail(error);
  // Whatever was started half-way must not keep the process.
  process.exit();
}
