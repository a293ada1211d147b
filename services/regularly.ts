/**
 * Runs a task at once and then every so often, one run after another; the process does not stay for it. A task that fails
 * reports so itself and never rejects.
 * @returns what ends it: resolves when the run under way is over
 */
export function regularly(everyMs: number, task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting = false;
  const run = () => {
    if (waiting) return;
    waiting = true;
    running = running.then(() => {
      waiting = false;
      return task();
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
