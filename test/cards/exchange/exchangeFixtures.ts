import type {
  ExchangeQuote,
  ExchangeRefusal,
  ExchangeRefusalCode,
  PurchaseLine,
  ReturnLine,
} from '../../../services/quotes/exchangeQuote.js';

export function aReturn(changes: Partial<ReturnLine> = {}, currency = 'EUR'): ReturnLine {
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return {
    reservationId: '5f2c1c1e-6b0d-4a37-9d2e-0d6d6f1a2b3c',
    orderId: '9a1b2c3d-4e5f-4a6b-8c7d-1e2f3a4b5c6d',
    quantity: 2,
    displayName: 'VM-Prod-West',
    sku: 'Standard_D4s_v5',
    resourceType: 'VirtualMachines',
    reservedQuantity: 4,
    termDays: 1096,
    usedDays: 410,
    paid: money(431_256),
    consumed: money(161_327),
    credit: money(269_929),
    remainingCommitment: money(269_929),
    ...changes,
  };
}

export function aPurchase(changes: Partial<PurchaseLine> = {}, currency = 'EUR'): PurchaseLine {
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return {
    sku: 'Standard_D8s_v5',
    region: 'francecentral',
    term: 'P3Y',
    billingPlan: 'Monthly',
    quantity: 1,
    resourceType: 'VirtualMachines',
    unitCommitment: money(434_520),
    commitment: money(434_520),
    payments: 36,
    firstPayment: money(12_070),
    expiryDate: '2029-11-22',
    ...changes,
  };
}

/** Of two units of one reservation for one larger size; its sums follow from the lines. */
export function anExchangeQuote(changes: Partial<ExchangeQuote> = {}): ExchangeQuote {
  const returns = changes.returns ?? [aReturn()];
  const purchases = changes.purchases ?? [aPurchase()];
  const currency = returns[0]?.credit.currency ?? 'EUR';
  const sum = (amounts: readonly { amountMinor: number }[]) => ({
    amountMinor: amounts.reduce((total, { amountMinor }) => total + amountMinor, 0),
    currency,
  });
  const credit = sum(returns.map((line) => line.credit));
  const purchaseTotal = sum(purchases.map(({ commitment }) => commitment));
  return {
    customerId: 'customer-1',
    policyId: 'csp-2018',
    policyDate: '2018-01-01',
    quotedAt: '2026-11-22T09:00:00.000Z',
    expiresAt: '2026-11-22T09:30:00.000Z',
    returns,
    purchases,
    startDate: '2026-11-22',
    credit,
    purchaseTotal,
    netPayable: { amountMinor: purchaseTotal.amountMinor - credit.amountMinor, currency },
    firstPayments: sum(purchases.map(({ firstPayment }) => firstPayment)),
    neededCommitment: sum(returns.map(({ remainingCommitment }) => remainingCommitment)),
    refusals: [],
    ...changes,
  };
}

/** A refusal of every code as the engine words it, of the first line. */
export const REFUSALS: Readonly<Record<ExchangeRefusalCode, ExchangeRefusal>> = {
  NothingReturned: { code: 'NothingReturned', figures: {} },
  NothingBought: { code: 'NothingBought', figures: {} },
  ReturnedTwice: { code: 'ReturnedTwice', returnIndex: 0, figures: {} },
  InvalidQuantity: {
    code: 'InvalidQuantity',
    returnIndex: 0,
    figures: { min: 1, max: 4 },
    passingQuantity: 4,
  },
  AlreadyRequested: {
    code: 'AlreadyRequested',
    returnIndex: 0,
    figures: { pending: 3, available: 1 },
    passingQuantity: 1,
  },
  NotExchangeable: { code: 'NotExchangeable', returnIndex: 0, figures: { resourceType: 'Databricks' } },
  Expired: { code: 'Expired', returnIndex: 0, figures: { expiryDate: '2026-11-01' } },
  Cancelled: { code: 'Cancelled', returnIndex: 0, figures: {} },
  Processing: { code: 'Processing', returnIndex: 0, figures: {} },
  SavingsPlanCovers: {
    code: 'SavingsPlanCovers',
    returnIndex: 0,
    figures: { resourceType: 'VirtualMachines', boughtFrom: '2027-02-01', boughtOn: '2027-02-01' },
  },
  OtherType: {
    code: 'OtherType',
    purchaseIndex: 0,
    figures: { resourceType: 'SqlDatabases', with: 'VirtualMachines' },
  },
  OtherCurrency: { code: 'OtherCurrency', purchaseIndex: 0, figures: { currency: 'USD', with: 'EUR' } },
  CommitmentTooSmall: {
    code: 'CommitmentTooSmall',
    purchaseIndex: 0,
    figures: { neededMinor: 869_929, purchasedMinor: 434_520, missingMinor: 435_409, currency: 'EUR' },
    passingQuantity: 3,
  },
  ServiceRefused: { code: 'ServiceRefused', figures: { serviceCode: 'RefundLimitExceeded' } },
};
