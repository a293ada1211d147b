import { compose } from './compose.js';
import { runProcess } from './runProcess.js';

/** Not waited for: what is one file in production cannot wait at its top. */
export const running = runProcess(compose);
