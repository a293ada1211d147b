import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BILLING_PLANS, ROLES, SCOPE_TYPES, TERMS } from '../../model.js';
import { requestContact } from '../../requestSchemas.js';

const reservationRow = z.strictObject({
  name: z.string(),
  sku: z.string(),
  type: z.string(),
  region: z.string(),
  quantity: z.int().min(1),
  term: z.enum(TERMS),
  plan: z.enum(BILLING_PLANS),
  /** Either this or `expiresInDays` places the term in time. */
  startedDaysAgo: z.int().min(0).optional(),
  expiresInDays: z.int().optional(),
  usdPerUnitMonth: z.number().positive(),
  /** Average use; absent when no use was ever recorded. */
  usedPercent: z.number().min(0).max(100).optional(),
  state: z.enum(['Cancelled', 'Processing']).optional(),
  scope: z.strictObject({ type: z.enum(SCOPE_TYPES), displayName: z.string().optional() }).optional(),
  renew: z.boolean().optional(),
});
export type ReservationRow = z.infer<typeof reservationRow>;

const closedRefundRow = z.strictObject({
  daysAgo: z.int().min(0),
  usd: z.number().positive(),
  /** Name of one of the customer's reservations. */
  reservation: z.string(),
  description: z.string(),
});
export type ClosedRefundRow = z.infer<typeof closedRefundRow>;

const customerRow = z.strictObject({
  name: z.string(),
  domain: z.string(),
  country: z.string(),
  currency: z.string(),
  reservations: z.array(reservationRow),
  closedRefunds: z.array(closedRefundRow).default([]),
});
export type CustomerRow = z.infer<typeof customerRow>;

const demoUser = z.strictObject({
  /** Part of a channel's user id that stands for this person: `demo-<id>`. */
  id: z.string().regex(/^[a-z]+$/),
  name: z.string(),
  roles: z.array(z.enum(ROLES)).min(1),
});
export type DemoUser = z.infer<typeof demoUser>;

const demoPartner = z.strictObject({
  id: z.string(),
  name: z.string(),
  domain: z.string(),
  /** Of the first partner, the first one is whoever comes without being one of them. */
  users: z.array(demoUser).min(1),
});
export type DemoPartner = z.infer<typeof demoPartner>;

const partnerTables = z.strictObject({
  /** The company whose people chat, and who they are. */
  partner: demoPartner,
  /** Who asked for the closed refunds. */
  requester: requestContact,
  customers: z.array(customerRow),
});

const demoTables = partnerTables.extend({
  /** Units of each billing currency that one US dollar is billed as. */
  usdRates: z.record(z.string(), z.number().positive()),
});
/** What one partner's demo desk is made of. */
export type DemoTables = z.infer<typeof demoTables>;

/** The tables of the first partner, read from `demoDesk.json` beside this file. */
export function readDemoTables(): DemoTables {
  return demoTables.parse(contentOf('demoDesk.json'));
}

/**
 * Those of every partner, the first one's first. The other one, of `otherDemoDesk.json`, is there so that the two can be
 * told apart: its names resemble the first one's.
 */
export function readAllDemoTables(): readonly DemoTables[] {
  const first = readDemoTables();
  const other = partnerTables.parse(contentOf('otherDemoDesk.json'));
  return [first, { ...other, usdRates: first.usdRates }];
}

function contentOf(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
}
