import { readEnvironment } from '../config.js';
import { checkUp } from './compose.js';
import { runDoctorCommand } from './doctorCommand.js';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));

process.exitCode = await runDoctorCommand(process.argv.slice(2), {
  checkUp,
  environment: readEnvironment(process.env, '.env'),
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
