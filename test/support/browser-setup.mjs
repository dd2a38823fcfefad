import { build } from '../../bin/build.mjs';
import { chromium } from './chromium.mjs';
import startCluster from './cluster-setup.mjs';

/** What browser tests need beyond the PostgreSQL: the built pages, and a Chromium. */
export default async function prepareBrowserTests() {
  await startCluster();
  await build();
  chromium();
}
