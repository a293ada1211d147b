import { systemClock } from '../../services/clock.js';
import { runAsProcess } from '../commandLine/runAsProcess.js';
import { openQuotePorts } from './compose.js';
import { runQuoteCommand } from './quoteCommand.js';

await runAsProcess((args, tools) =>
  runQuoteCommand(args, { ...tools, openPorts: openQuotePorts, clock: systemClock }),
);
