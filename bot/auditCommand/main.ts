import { readEnvironment } from '../config.js';
import { runAuditCommand } from './auditCommand.js';
import { openAuditPorts } from './compose.js';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

process.exitCode = await runAuditCommand(process.argv.slice(2), {
  openPorts: openAuditPorts,
  environment: readEnvironment(process.env, '.env'),
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
