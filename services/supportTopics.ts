import type { IssueType } from './model.js';

/** A kind of problem within an issue type, with the categories that narrow it down. Named by `labels.problemType`. */
export interface ProblemType {
  readonly code: string;
  /** Codes, named by `labels.category`. */
  readonly categories: readonly string[];
}

/** What a partner can ask support about, in the order in which it is offered. */
const SUPPORT_TOPICS: Readonly<Record<IssueType, readonly ProblemType[]>> = {
  Billing: [
    {
      code: 'ReservationManagement',
      categories: [
        'ExchangesAndRefunds',
        'Purchase',
        'Renewal',
        'UsageAndUtilization',
        'ScopeChange',
        'ReservationAccess',
      ],
    },
    {
      code: 'InvoicesAndCharges',
      categories: ['UnexpectedCharge', 'InvoiceCopy', 'CreditOrAdjustment', 'TaxDetails'],
    },
    { code: 'Payments', categories: ['MonthlyPayment', 'PaymentNotApplied'] },
  ],
  SubscriptionManagement: [
    { code: 'SubscriptionTransfer', categories: ['TransferToPartner', 'TransferBetweenCustomers'] },
    { code: 'SubscriptionState', categories: ['CancelSubscription', 'ReactivateSubscription'] },
    { code: 'DelegatedAdministration', categories: ['MissingPrivileges', 'RoleAssignments'] },
  ],
  ServiceLimits: [
    { code: 'ComputeQuota', categories: ['CoreIncrease', 'RegionalCapacity'] },
    { code: 'ReservationQuota', categories: ['ReservationQuantity', 'ReservationRegion'] },
  ],
  Technical: [
    {
      code: 'ReservationBenefit',
      categories: ['DiscountNotApplied', 'SizeFlexibility', 'UtilizationData'],
    },
    { code: 'ProgrammaticAccess', categories: ['PartnerCenterApi', 'ReservationsApi'] },
  ],
};

/** Where a refund belongs: Partner Center files it under the same three names. */
export const REFUND_TOPIC = {
  issueType: 'Billing',
  problemType: 'ReservationManagement',
  category: 'ExchangesAndRefunds',
} as const;

/** The problem types of an issue type; empty for one that does not exist. */
export function problemTypesOf(issueType: string): readonly ProblemType[] {
  return Object.hasOwn(SUPPORT_TOPICS, issueType) ? SUPPORT_TOPICS[issueType as IssueType] : [];
}

/** The categories of a problem type; empty when the issue type has no such problem type. */
export function categoriesOf(issueType: string, problemType: string): readonly string[] {
  return problemTypesOf(issueType).find(({ code }) => code === problemType)?.categories ?? [];
}
