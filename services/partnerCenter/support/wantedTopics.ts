import type { IssueType } from '../../model.js';

/** Beginnings of words, in lower case, by which a name of Microsoft support's catalogue is known. */
export type WordBeginnings = readonly string[];

/** Services of the catalogue to file an issue under. */
interface WantedService {
  readonly words: WordBeginnings;
  /** Whether tickets about it are taken on the tenant, without a subscription. */
  readonly isOnTenant: boolean;
}

/** The issue type whose service takes what no other does: every tenant can file it. */
export const FALLBACK_ISSUE_TYPE: IssueType = 'Billing';

export const WANTED_SERVICES: Readonly<Record<IssueType, WantedService>> = {
  Billing: { words: ['billing'], isOnTenant: true },
  SubscriptionManagement: { words: ['subscription', 'manage'], isOnTenant: true },
  ServiceLimits: { words: ['limit', 'quota', 'service'], isOnTenant: false },
  Technical: { words: ['reserv'], isOnTenant: false },
};

/** Codes of `supportTopics.ts`, problem types and categories, with the words that Microsoft's names of them have. */
export const WANTED_WORDS: Readonly<Record<string, WordBeginnings>> = {
  ReservationManagement: ['reserv', 'manage'],
  ExchangesAndRefunds: ['exchange', 'refund', 'return'],
  Purchase: ['purchas', 'buy'],
  Renewal: ['renew'],
  UsageAndUtilization: ['usage', 'utiliz'],
  ScopeChange: ['scope'],
  ReservationAccess: ['access', 'permission', 'role'],

  InvoicesAndCharges: ['invoice', 'charge'],
  UnexpectedCharge: ['unexpected', 'unknown', 'charge'],
  InvoiceCopy: ['copy', 'download', 'invoice'],
  CreditOrAdjustment: ['credit', 'adjust'],
  TaxDetails: ['tax', 'vat'],

  Payments: ['payment'],
  MonthlyPayment: ['month', 'instal'],
  PaymentNotApplied: ['applied', 'missing', 'declin'],

  SubscriptionTransfer: ['transfer'],
  TransferToPartner: ['partner', 'reseller'],
  TransferBetweenCustomers: ['customer', 'tenant', 'directory'],
  SubscriptionState: ['state', 'status'],
  CancelSubscription: ['cancel'],
  ReactivateSubscription: ['reactivat', 'enable'],
  DelegatedAdministration: ['delegat', 'administrat'],
  MissingPrivileges: ['privileg', 'missing', 'permission'],
  RoleAssignments: ['role', 'assign'],

  ComputeQuota: ['compute', 'vm', 'core'],
  CoreIncrease: ['core', 'vcpu', 'increas'],
  RegionalCapacity: ['capacity', 'region'],
  ReservationQuota: ['reserv'],
  ReservationQuantity: ['quantit'],
  ReservationRegion: ['region'],

  ReservationBenefit: ['discount', 'benefit'],
  DiscountNotApplied: ['applied', 'not'],
  SizeFlexibility: ['flexib', 'size'],
  UtilizationData: ['utiliz', 'data', 'usage'],
  ProgrammaticAccess: ['programmatic', 'api'],
  PartnerCenterApi: ['partner', 'center'],
  ReservationsApi: ['reserv'],
};

/** What to file under where nothing in the catalogue has any of the wanted words. */
export const FALLBACK_WORDS: WordBeginnings = ['other', 'general', 'question'];
