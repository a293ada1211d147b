import { compose } from './compose.js';
import { runProcess } from './runProcess.js';

await runProcess(compose);
