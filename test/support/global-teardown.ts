/** Lets go of scripts/test-services.mjs, which then stops what it started, and waits until it has. */
async function globalTeardown(): Promise<void> {
  const services = globalThis.testServices;
  if (!services || services.exitCode !== null) return;
  const ended = new Promise((resolve) => services.once('exit', resolve));
  services.disconnect();
  await ended;
}

export default globalTeardown;
