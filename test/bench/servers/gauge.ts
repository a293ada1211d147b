/**
 * Loaded before a measured server: tells what it used, to whoever started it. It does nothing until it is asked, and needs
 * no flag of node, so that the server runs as it does without it.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process used since its start. */
export interface Usage {
  readonly cpuMs: number;
  readonly rssMb: number;
  readonly peakRssMb: number;
  /** The heap and what hangs on it outside. */
  readonly heldMb: number;
}

const BYTES_PER_MB = 1e6;

process.on('message', (message) => {
  if (message === 'collect') collect();
  if (message === 'usage' || message === 'collect') process.send?.(usage());
});
// Listening for messages must not keep the program up.
process.channel?.unref();
// A bench that was cut off leaves no servers behind.
process.on('disconnect', () => process.exit());

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return {
    cpuMs: (user + system) / 1_000,
    rssMb: rss / BYTES_PER_MB,
    peakRssMb: (process.resourceUsage().maxRSS * 1_024) / BYTES_PER_MB,
    heldMb: (heapUsed + external) / BYTES_PER_MB,
  };
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
}
