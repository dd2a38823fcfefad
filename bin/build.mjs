// `npm run build [--server]`: compiles what changed since the last time, or only the server's part.
import { pathToFileURL } from 'node:url';
import { alone } from './alone.mjs';
import { buildServer, serverIsBuilt } from './build-server.mjs';
import { buildWeb, webIsBuilt } from './build-web.mjs';
import { fail } from './explain.mjs';
import { step } from './steps.mjs';

/** Whether the built server and pages are those of the sources. */
export function isBuilt() {
  return serverIsBuilt() && webIsBuilt();
}

/** Builds the server and the pages, each only where its sources changed. */
export async function build({ web = true } = {}) {
  if (web ? isBuilt() : serverIsBuilt()) return;
  await alone(async () => {
    if (!serverIsBuilt()) await step('Build: server', buildServer);
    if (web && !webIsBuilt()) await step('Build: pages', buildWeb);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await build({ web: !process.argv.includes('--server') }).catch(fail);
