import { z } from 'zod';
import { BILLING_PLANS, TERMS } from '../../services/model.js';
import type { PurchaseAsk } from '../../services/quotes/exchangeQuote.js';
import { InputError } from '../commandLine/inputError.js';
import { readOptions, type WrittenOptions } from './writtenOptions.js';

/** A reservation as it was named, and how many of its units; undefined for all of them. */
export interface NamedUnits {
  readonly reservation: string;
  readonly quantity?: number | undefined;
}

/** What is to be quoted; customers and reservations are still words to search for. */
export type Subject =
  | ({ readonly kind: 'refund'; readonly customer: string } & NamedUnits)
  | {
      readonly kind: 'exchange';
      readonly customer: string;
      readonly returns: readonly NamedUnits[];
      readonly purchases: readonly PurchaseAsk[];
    }
  /** Every reservation of every customer, or of the one that is named. */
  | { readonly kind: 'all'; readonly customer?: string | undefined };

/** One run of the command. */
export interface QuoteCall {
  readonly subject: Subject;
  /** The instant to quote for; undefined for the present one. */
  readonly on?: Date | undefined;
  readonly policyId?: string | undefined;
  readonly language?: string | undefined;
  readonly json: boolean;
}

const NUMBER = /^[1-9]\d{0,8}$/;

const quantity = z
  .string()
  .regex(NUMBER, 'is not a quantity: write a whole number from 1 up')
  .transform(Number);

const day = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'is not a day: write one such as 2027-03-01, or an instant such as 2027-03-01T09:30:00Z',
});

/** Beyond these years somebody mistyped: no reservation is that old or runs that long. */
const dayWithinReach = day.refine(
  (text) => text >= '2000' && text < '2200',
  'is too far away: write a day from the year 2000 to 2199',
);

const returned = z
  .string()
  .regex(/^[^=]+(=.*)?$/s, 'names no reservation: write RESERVATION=NUMBER')
  .transform(splitAtLastEquals)
  .pipe(z.object({ reservation: z.string(), quantity: quantity.optional() }));

const bought = z
  .string()
  .regex(
    /^[^@\s]+@[^:\s]+:[^:\s]+:[^=\s]+=.+$/,
    'is no offer: write it like Standard_D8s_v5@westeurope:P3Y:Monthly=2',
  )
  .transform((text) => text.split(/[@:=]/))
  .transform(([sku = '', region = '', term = '', billingPlan = '', units = '']) => ({
    sku,
    region: region.toLowerCase(),
    term: inKnownCase(TERMS, term),
    billingPlan: inKnownCase(BILLING_PLANS, billingPlan),
    quantity: units,
  }))
  .pipe(
    z.object({
      sku: z.string(),
      region: z.string(),
      term: z.enum(TERMS, 'names no term: write P1Y or P3Y'),
      billingPlan: z.enum(BILLING_PLANS, 'names no billing plan: write Upfront or Monthly'),
      quantity,
    }),
  );

const options = z.object({
  customer: z.string().optional(),
  reservation: z.string().optional(),
  quantity: quantity.optional(),
  on: dayWithinReach.transform((text) => new Date(text)).optional(),
  policy: z.string().optional(),
  language: z.string().optional(),
  exchange: z.literal(true).optional(),
  return: z.array(returned).default([]),
  buy: z.array(bought).default([]),
  all: z.literal(true).optional(),
  json: z.literal(true).optional(),
});
type Options = z.infer<typeof options>;

/** Understands the words of the command line; undefined when they ask for help. @throws InputError */
export function readCall(args: readonly string[]): QuoteCall | undefined {
  const written = readOptions(args);
  if (written.help) return undefined;
  const parsed = options.safeParse(written);
  if (!parsed.success) throw wrongValue(parsed.error.issues, written);
  const { on, policy: policyId, language, json = false } = parsed.data;
  return { subject: subjectOf(parsed.data), on, policyId, language, json };
}

function subjectOf(given: Options): Subject {
  const { customer, reservation, return: returns, buy: purchases } = given;
  const isExchange = given.exchange ?? returns.length + purchases.length > 0;
  if (given.all) {
    refuse(isExchange, '--all quotes refunds: leave --exchange, --return and --buy out.');
    refuse(reservation !== undefined, '--all quotes every reservation: leave --reservation or --all out.');
    refuse(given.quantity !== undefined, '--all quotes every unit: leave --quantity or --all out.');
    return { kind: 'all', customer };
  }
  if (customer === undefined) {
    throw new InputError('Nobody is named: say whose reservation to quote with --customer, or quote --all.');
  }
  if (isExchange) {
    refuse(
      reservation !== undefined,
      'An exchange names its reservations with --return: leave --reservation out.',
    );
    refuse(
      given.quantity !== undefined,
      'An exchange takes quantities as --return RESERVATION=NUMBER: leave --quantity out.',
    );
    return { kind: 'exchange', customer, returns, purchases };
  }
  if (reservation === undefined) {
    throw new InputError('No reservation is named: say which one with --reservation.');
  }
  return { kind: 'refund', customer, reservation, quantity: given.quantity };
}

function refuse(isWrong: boolean, sentence: string): void {
  if (isWrong) throw new InputError(sentence);
}

/** The first fault in a sentence that begins with what was written. */
function wrongValue(issues: readonly z.core.$ZodIssue[], written: WrittenOptions): InputError {
  const [issue] = issues;
  const [name, place] = issue?.path ?? [];
  const values = Object.entries(written).find(([option]) => option === name)?.[1];
  const value = Array.isArray(values) ? values[Number(place)] : values;
  return new InputError(`--${String(name)} ${JSON.stringify(value)} ${issue?.message}.`);
}

/** A name may hold the sign itself: only what stands after the last one can be a quantity. */
function splitAtLastEquals(text: string): { reservation: string; quantity?: string } {
  const at = text.lastIndexOf('=');
  return at < 0 ? { reservation: text } : { reservation: text.slice(0, at), quantity: text.slice(at + 1) };
}

function inKnownCase(known: readonly string[], typed: string): string {
  return known.find((word) => word.toLowerCase() === typed.toLowerCase()) ?? typed;
}
