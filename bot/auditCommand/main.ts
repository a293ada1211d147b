import { runAsProcess } from '../commandLine/runAsProcess.js';
import { runAuditCommand } from './auditCommand.js';
import { openAuditPorts } from './compose.js';

await runAsProcess((args, tools) => runAuditCommand(args, { ...tools, openPorts: openAuditPorts }));
