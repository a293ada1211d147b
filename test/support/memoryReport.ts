/** Loaded before the program in a test: tells what it holds, once collected, to whoever asks. Needs `--expose-gc`. */
process.on('message', (message) => {
  if (message !== 'memory') return;
  (globalThis as { gc?: () => void }).gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ rss, heapUsed, external } satisfies MemoryReport);
});
// Listening for messages must not keep the program up.
process.channel?.unref();

/** In bytes. */
export interface MemoryReport {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
}
