// Serves the built application in a process of its own, for tests that kill it. Sends its address
// to the parent once it listens, stops cleanly on SIGTERM, and does not outlive the parent.
const { serve } = await import('../../dist/apps/api/src/main.js');

const serving = await serve(undefined, () => undefined);
process.send({ url: serving.url });
const stop = async () => {
  await serving.stop();
  process.exit(0);
};
process.once('SIGTERM', stop);
process.once('disconnect', stop);
