import { buildWeb, webIsBuilt } from '../../bin/build-web.mjs';
import { chromium } from './chromium.mjs';
import startCluster from './cluster-setup.mjs';

/** What browser tests need beyond the PostgreSQL: the built pages, and a Chromium. */
export default async function prepareBrowserTests() {
  await startCluster();
  if (!webIsBuilt()) await buildWeb();
  chromium();
}
