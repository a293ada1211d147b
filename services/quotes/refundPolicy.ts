import { z } from 'zod';
import { RESERVED_RESOURCE_TYPES } from './resourceTypes.js';

const feeTier = z.strictObject({
  /** Whole days used from which the rate applies: 0 is the day of the benefit start. */
  fromDay: z.int().min(0),
  /** Part of the refundable balance that is kept, in percent, at most two decimals. */
  ratePercent: z.number().min(0).max(100).multipleOf(0.01),
});

const feeTiers = z
  .array(feeTier)
  .min(1)
  .refine((tiers) => tiers[0]?.fromDay === 0, 'the first tier starts at fromDay 0')
  .refine(
    (tiers) => tiers.every((tier, i) => i === 0 || tier.fromDay > (tiers[i - 1]?.fromDay ?? 0)),
    'tiers stand in rising order of fromDay',
  );

/** What takes from the customer's refund limit: the money paid back, or the commitment that is given up. */
const counted = z.enum(['refund', 'cancelledCommitment']);

const resourceType = z.enum(RESERVED_RESOURCE_TYPES);

const exchangeGroups = z
  .array(z.array(resourceType).min(2, 'a group has two types or more: a type alone needs no group'))
  .superRefine((groups, context) => {
    const groupOf = new Map<string, number>();
    for (const [index, group] of groups.entries()) {
      for (const type of group) {
        const first = groupOf.get(type);
        if (first !== undefined) {
          const message = `${type} stands in group ${first} already`;
          context.addIssue({ code: 'custom', path: [index], message });
        }
        groupOf.set(type, first ?? index);
      }
    }
  });

/** Reservations bought from a day on cannot be exchanged where a savings plan covers them. */
const savingsPlanRule = z.strictObject({
  /** A UTC calendar date; the benefit start stands for the day of purchase. */
  boughtFrom: z.iso.date(),
  resourceTypes: z.array(resourceType).min(1),
});

/** Like for like: the types of a group can be exchanged for each other, any other type only for itself. */
const exchange = z.strictObject({ groups: exchangeGroups, savingsPlanRule: savingsPlanRule.optional() });

export const refundPolicySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
  /** First day of the policy, a UTC calendar date. */
  appliesFrom: z.iso.date(),
  /** How long a quote holds. */
  quoteValidityMinutes: z.int().min(1).max(1440).default(30),
  feeTiers,
  /** A reservation that was never used comes back whole in its first days: `firstDays` 5 are days used 0 to 4. */
  unusedFullRefund: z.strictObject({ firstDays: z.int().min(1).max(30) }).optional(),
  /** Per customer, over a rolling window of `windowDays` UTC days. */
  limit: z.strictObject({
    usdMinor: z.int().min(0),
    windowDays: z.int().min(1),
    counts: counted,
  }),
  /** Neither refunded nor exchanged: an exchange is a return and a purchase. */
  excludedResourceTypes: z.array(resourceType),
  exchange,
});

/** A named, dated set of refund rules (domain.md, "Refund policies"): data that is checked once, at start. */
export type RefundPolicy = Readonly<z.infer<typeof refundPolicySchema>>;

/** The policy of a desk whose configuration names none. */
export const DEFAULT_POLICY_ID = 'csp-2018';

/** Rate of the early termination fee after `usedDays` whole days, in percent. */
export function feeRatePercent(policy: RefundPolicy, usedDays: number): number {
  return policy.feeTiers.findLast((tier) => tier.fromDay <= usedDays)?.ratePercent ?? 0;
}

/** Whether the policy never refunds reservations of this type (`reservedResourceType`). */
export function excludes(policy: RefundPolicy, resourceType: string): boolean {
  return policy.excludedResourceTypes.some((excluded) => excluded === resourceType);
}
