import { runAsProcess } from '../commandLine/runAsProcess.js';
import { checkUp } from './compose.js';
import { runDoctorCommand } from './doctorCommand.js';

await runAsProcess((args, tools) => runDoctorCommand(args, { ...tools, checkUp }));
