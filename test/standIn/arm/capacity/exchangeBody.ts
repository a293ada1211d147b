import type { Money } from '../../../../services/money.js';
import type {
  ExchangeQuote,
  ExchangeRefusalCode,
  PurchaseLine,
  ReturnLine,
} from '../../../../services/quotes/exchangeQuote.js';
import type { StandInCustomer } from '../../world/standInCustomer.js';
import { reservationPath } from '../resourceIds.js';
import type { PurchaseBody } from './purchaseBody.js';
import { plusMinor, wirePrice } from './wireValues.js';

/** An exchange that was reckoned. */
export interface Exchange {
  readonly sessionId: string;
  readonly quote: ExchangeQuote;
  readonly purchases: readonly PurchaseBody[];
  readonly customer: StandInCustomer;
  /** Added to what the returns are credited with. */
  readonly shiftMinor: number;
}

/** What a carried out exchange adds to a purchase's and a return's part of the body. */
export interface ExchangeProgress {
  readonly ofReturn: object;
  readonly ofPurchase: (index: number) => object;
}

/** Codes of the policy errors: the API leaves them open, so these are the stand-in's own where none of its own fits. */
const POLICY_ERRORS: Readonly<Partial<Record<ExchangeRefusalCode, string>>> = {
  NothingReturned: 'InvalidRequestContent',
  NothingBought: 'InvalidRequestContent',
  ReturnedTwice: 'InvalidRequestContent',
  InvalidQuantity: 'InvalidRefundQuantity',
  AlreadyRequested: 'InvalidRefundQuantity',
  NotExchangeable: 'ExchangeNotSupported',
  SavingsPlanCovers: 'ExchangeNotSupportedSavingsPlanCovered',
  Expired: 'OperationCannotBePerformedInCurrentState',
  Cancelled: 'OperationCannotBePerformedInCurrentState',
  Processing: 'OperationCannotBePerformedInCurrentState',
  OtherType: 'ReservedResourceTypeMismatch',
  OtherCurrency: 'CurrencyMismatch',
  CommitmentTooSmall: 'PurchaseLessThanRemainingCommitment',
};

/** The properties of the results of `calculateExchange` and `exchange`. */
export function exchangeProperties(exchange: Exchange, progress?: ExchangeProgress): object {
  const { sessionId, quote, purchases, customer, shiftMinor } = exchange;
  return {
    sessionId,
    netPayable: wirePrice(plusMinor(quote.netPayable, -shiftMinor)),
    refundsTotal: wirePrice(plusMinor(quote.credit, shiftMinor)),
    purchasesTotal: wirePrice(quote.purchaseTotal),
    reservationsToPurchase: purchases.map((body, index) => ({
      properties: body,
      billingCurrencyTotal: wirePrice(commitmentOf(quote.purchases[index], quote.purchaseTotal)),
      ...progress?.ofPurchase(index),
    })),
    savingsPlansToPurchase: [],
    reservationsToExchange: quote.returns.map((line, index) => ({
      ...returnBody(line, isMonthly(customer, line), index === 0 ? shiftMinor : 0),
      ...progress?.ofReturn,
    })),
    policyResult: { policyErrors: quote.refusals.length === 0 ? null : policyErrors(quote) },
  };
}

function policyErrors({ refusals }: ExchangeQuote): object[] {
  return refusals.map(({ code }) => ({
    code: POLICY_ERRORS[code] ?? 'NotSpecified',
    message: `The exchange is against the policy: ${code}.`,
  }));
}

/** As published examples have it, the remaining commitment is that of monthly plans; upfront there is none. */
function returnBody(line: ReturnLine, withRemaining: boolean, shiftMinor: number): object {
  const remaining = { ...line.remainingCommitment, ...(!withRemaining && { amountMinor: 0 }) };
  return {
    reservationId: reservationPath({ orderId: line.orderId, id: line.reservationId }),
    quantity: line.quantity,
    billingRefundAmount: wirePrice(plusMinor(line.credit, shiftMinor)),
    billingInformation: {
      billingCurrencyTotalPaidAmount: wirePrice(line.paid),
      billingCurrencyProratedAmount: wirePrice(line.consumed),
      billingCurrencyRemainingCommitmentAmount: wirePrice(remaining),
    },
  };
}

function isMonthly(customer: StandInCustomer, { reservationId }: ReturnLine): boolean {
  return customer.reservation(reservationId)?.billingPlan === 'Monthly';
}

function commitmentOf(line: PurchaseLine | undefined, total: Money): Money {
  return line?.commitment ?? { ...total, amountMinor: 0 };
}
