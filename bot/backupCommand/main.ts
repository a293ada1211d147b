import { runAsProcess } from '../commandLine/runAsProcess.js';
import { runBackupCommand } from './backupCommand.js';

await runAsProcess(runBackupCommand);
