import { systemClock } from '../../services/clock.js';
import { readEnvironment } from '../config.js';
import { openQuotePorts } from './compose.js';
import { runQuoteCommand } from './quoteCommand.js';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

process.exitCode = await runQuoteCommand(process.argv.slice(2), {
  openPorts: openQuotePorts,
  environment: readEnvironment(process.env, '.env'),
  clock: systemClock,
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
