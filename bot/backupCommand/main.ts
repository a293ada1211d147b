import { readEnvironment } from '../config.js';
import { runBackupCommand } from './backupCommand.js';

process.exitCode = await runBackupCommand(process.argv.slice(2), {
  environment: readEnvironment(process.env, '.env'),
  print: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
