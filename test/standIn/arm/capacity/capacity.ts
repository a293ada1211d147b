import { DemoPriceList } from '../../../../services/local/demo/demoPriceList.js';
import { DemoRates } from '../../../../services/local/demo/demoRates.js';
import { readDemoTables } from '../../../../services/local/demo/demoTables.js';
import type { PriceList } from '../../../../services/local/priceList.js';
import type { RefundPolicy } from '../../../../services/quotes/refundPolicy.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { LongRunning } from '../../longRunning.js';
import type { StandInWorld } from '../../world/standInWorld.js';
import { Sessions } from './sessions.js';

/** How the service's figures differ from what the rules give; a test may change them at any time. */
export interface CapacityFigures {
  /** Added to what `calculateRefund` gives back, in minor units of the billing currency. */
  refundShiftMinor: number;
  /** Added to what `calculateExchange` credits for the returns; the net payable shrinks by it. */
  exchangeShiftMinor: number;
  /** Whether payments to come have no amount in the billing currency, as the API's description allows. */
  hidesScheduledBilling: boolean;
}

export interface CapacityOptions {
  /** Rules that the service reckons by: `csp-2018` unless given. */
  readonly policy?: RefundPolicy | undefined;
  /** What is on offer: the demo price list unless given. */
  readonly prices?: PriceList | undefined;
  readonly figures?: CapacityFigures | undefined;
}

/** The reservations service of one stand-in: what its routes share. */
export interface Capacity {
  readonly world: StandInWorld;
  readonly policy: RefundPolicy;
  readonly prices: PriceList;
  readonly figures: CapacityFigures;
  readonly operations: LongRunning;
  readonly sessions: Sessions;
}

/** The figures of a service that agrees with the rules. */
export function agreeingFigures(): CapacityFigures {
  return { refundShiftMinor: 0, exchangeShiftMinor: 0, hidesScheduledBilling: false };
}

export function openCapacity(world: StandInWorld, options: CapacityOptions = {}): Capacity {
  const { policy = CSP_2018, figures = agreeingFigures() } = options;
  const prices = options.prices ?? new DemoPriceList(new DemoRates(readDemoTables().usdRates));
  const operations = new LongRunning('/providers/Microsoft.Capacity', 'reservations.poll');
  return { world, policy, prices, figures, operations, sessions: new Sessions(world) };
}
