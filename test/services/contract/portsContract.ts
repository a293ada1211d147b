import { describeAccess } from './accessContract.js';
import type { OpenContractDesk } from './contractDesk.js';
import { describeCustomers } from './customersContract.js';
import { describeExchangeQuotes } from './exchangeQuotesContract.js';
import { describeExchangeRequests } from './exchangeRequestsContract.js';
import { describeExecution } from './executionContract.js';
import { describeFinder } from './finderContract.js';
import { describePortfolio } from './portfolioContract.js';
import { describeProducts } from './productsContract.js';
import { describeProfiles } from './profilesContract.js';
import { describeRefundQuotes } from './refundQuotesContract.js';
import { describeRefundRequests } from './refundRequestsContract.js';
import { describeReservations } from './reservationsContract.js';
import { describeScopeTargets } from './scopeTargetsContract.js';
import { describeSettings } from './settingsContract.js';
import { describeSupportDesk } from './supportDeskContract.js';
import { describeUsage } from './usageContract.js';

/** What every back end keeps to, port by port. */
export function describePorts(name: string, open: OpenContractDesk): void {
  for (const describePort of PORTS) describePort(name, open);
}

const PORTS = [
  describeCustomers,
  describeReservations,
  describeUsage,
  describeProducts,
  describeRefundQuotes,
  describeExchangeQuotes,
  describeSupportDesk,
  describeRefundRequests,
  describeExecution,
  describeExchangeRequests,
  describeProfiles,
  describeAccess,
  describeSettings,
  describeScopeTargets,
  describePortfolio,
  describeFinder,
];
