// `npm run parvis -- <command>`: installs and builds as far as needed, then runs the command.
import './node-version.mjs';
import { serverIsBuilt } from './build-server.mjs';
import { fail } from './explain.mjs';
import { installIfNeeded } from './install.mjs';
import { runNode } from './run.mjs';

try {
  await installIfNeeded();
  // The compiler stays out of this process, whose memory an import may need.
  if (!serverIsBuilt() && (await runNode(['bin/build.mjs', '--server'])).status !== 0)
    process.exit(1);
  await import('../dist/apps/cli/src/main.js');
} catch (error) {
  fail(error);
}
