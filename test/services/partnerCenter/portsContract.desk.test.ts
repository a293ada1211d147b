import { describePorts } from '../contract/portsContract.js';
import { openRealContractDesk } from './realContractDesk.js';

describePorts('the real back end', openRealContractDesk);
