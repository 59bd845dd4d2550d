/**
 * Loaded before the API and the worker when `npm start` runs them: when the launcher is gone (even by SIGKILL) the
 * channel to it closes, and they shut down as if asked to.
 */
if (process.connected) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  process.channel.unref(); // listening must not keep a finished process alive
}
