import { openDesk } from '../../../bot/compose/openDesk.js';
import { describeMainJob } from '../contract/mainJobContract.js';
import { describePorts } from '../contract/portsContract.js';
import { openLocalContractDesk } from './localContractDesk.js';

describePorts('the embedded back end', openLocalContractDesk);
describeMainJob('the embedded back end', openDesk);
