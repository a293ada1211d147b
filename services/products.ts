import type { BillingPlan, Term } from './model.js';
import type { Money } from './money.js';

/** A product that can be reserved, such as one virtual machine size. */
export interface Product {
  /** Such as `Standard_D4s_v5`; identifies the product. */
  readonly sku: string;
  /** Reserved resource type, such as `VirtualMachines`. */
  readonly resourceType: string;
  /** Series or tier that sizes share, such as `Dsv5`. */
  readonly family: string;
  /** Size; absent where the product has none, such as a unit of throughput. */
  readonly vCpus?: number | undefined;
  readonly memoryGib?: number | undefined;
  /** Azure region names where it can be reserved, in the order they are offered. */
  readonly regions: readonly string[];
}

/** Products that share a series, for choosing step by step. */
export interface ProductFamily {
  readonly family: string;
  readonly resourceType: string;
  /** How many sizes it has. */
  readonly count: number;
}

/** Which offer of a product is meant. */
export interface OfferKey {
  readonly sku: string;
  readonly region: string;
  readonly term: Term;
  readonly billingPlan: BillingPlan;
}

/** What one unit of a product costs in one region, for one term, on one plan. */
export interface Offer extends OfferKey {
  readonly resourceType: string;
  /** Commitment of one unit over the whole term, in the customer's billing currency. */
  readonly unitCommitment: Money;
}
