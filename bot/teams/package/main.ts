import { runAsProcess } from '../../commandLine/runAsProcess.js';
import { runPackageCommand } from './packageCommand.js';

await runAsProcess(runPackageCommand);
