import { describeFinder } from '../../contract/finderContract.js';
import { openCrawledDesk } from './crawledDesk.js';

describeFinder('a portfolio that is read customer by customer', openCrawledDesk);
