import { loadPolicies } from '../services/quotes/loadPolicies.js';
import { compose } from './compose.js';
import { runProcess } from './runProcess.js';

await runProcess(compose, [...loadPolicies().keys()]);
