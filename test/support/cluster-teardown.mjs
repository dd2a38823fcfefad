import { rmSync } from 'node:fs';

/** Stops the PostgreSQL of the run and forgets its data. */
export default async function stopCluster() {
  const running = globalThis.parvisTestCluster;
  if (!running) return;
  globalThis.parvisTestCluster = undefined;
  await running.cluster.stop();
  rmSync(running.cluster.dataDir, { recursive: true, force: true });
  rmSync(running.folder, { recursive: true, force: true });
}
