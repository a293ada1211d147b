import { isDeepStrictEqual } from 'node:util';
import type { Money } from '../../money.js';
import { dayAt } from '../../quotes/days.js';
import type { RefundContext } from '../../quotes/refundCalculation.js';
import { freeOn, PRICING_CURRENCY, refillDay, refillsAfter, refundPool } from '../../quotes/refundPool.js';
import type {
  PoolAroundQuote,
  QuoteRefusal,
  RefundQuote,
  ServiceFigure,
  ServiceQuote,
} from '../../quotes/refundQuote.js';
import type { ServiceRefund, ServiceRefusal } from './serviceQuotes.js';

/** What the desk itself knows: the policy, the instant, and what takes from the limit that the service does not know of. */
type Known = Pick<RefundContext, 'policy' | 'at' | 'pool'>;

const LIMIT_CODE = 'RefundLimitExceeded';

/**
 * The quote as the service gives it: its figures count, the desk's own reckoning explains them, and where the two differ
 * the quote says so.
 * @param reckoned by the desk under the limit that the service told, refused for nothing but the limit
 */
export function quoteOfService(
  reckoned: RefundQuote,
  answer: ServiceRefund | ServiceRefusal,
  known: Known,
): RefundQuote {
  return 'refusedFor' in answer ? refused(reckoned, answer, known) : answered(reckoned, answer, known);
}

/**
 * The quote with those refills of the limit whose day is known: the service does not tell when refunds were. What is then
 * free is known only where no other refunds take from the limit.
 */
export function withKnownRefills(quote: RefundQuote, { policy, at, pool: known }: Known): RefundQuote {
  const { limit, before, counted } = quote.pool;
  const today = dayAt(at);
  const pool = refundPool({ ...policy.limit, usdMinor: limit.amountMinor }, known);
  const own = { day: refillDay(policy.limit, today), usdMinor: counted.amountMinor };
  const refills = refillsAfter(pool, today, quote.refusals.length > 0 ? undefined : own);
  const isWhole = freeOn(pool, today) === before.amountMinor;
  const told = isWhole ? refills : refills.map(({ date, amount }) => ({ date, amount }));
  return { ...quote, pool: { ...quote.pool, refills: told } };
}

/** Figures of the desk's reckoning that the service reckons otherwise. */
export function differencesOf<F extends ServiceFigure>(
  reckoned: Readonly<Record<F, Money>>,
  told: Readonly<Record<F, Money>>,
): ServiceQuote['differs'] {
  return (Object.keys(told) as F[])
    .filter((figure) => !isDeepStrictEqual(told[figure], reckoned[figure]))
    .map((figure) => ({ figure, reckoned: reckoned[figure] }));
}

function answered(reckoned: RefundQuote, answer: ServiceRefund, known: Known): RefundQuote {
  const { sessionId, correlationId, refund, refusedWith } = answer;
  const { remainingCommitment = reckoned.remainingCommitment } = answer;
  const figures = { refund, remainingCommitment };
  const differs = differencesOf<'refund' | 'remainingCommitment'>(reckoned, figures);
  const quote = {
    ...reckoned,
    ...figures,
    lines: reckoned.lines.map((line) => (line.code === 'refund' ? { ...line, amount: refund } : line)),
    pool: poolOf(reckoned.pool, answer, known),
    refusals: refusalsOf(reckoned, answer, known),
    service: { sessionId, correlationId, differs, refusedWith },
  };
  return withKnownRefills(quote, known);
}

function refused(reckoned: RefundQuote, answer: ServiceRefusal, known: Known): RefundQuote {
  const { refusedFor, correlationId } = answer;
  const refusedWith = [refusedFor];
  const quote = {
    ...reckoned,
    refusals: refusalsOf(reckoned, { refusedWith }, known),
    service: { correlationId, differs: [], refusedWith },
  };
  return withKnownRefills(quote, known);
}

/** The limit is told with the desk's figures, and stands also for what the service does not know to take from it. */
function refusalsOf(
  { refusals }: RefundQuote,
  { limit, refusedWith }: Pick<ServiceRefund, 'limit' | 'refusedWith'>,
  { pool }: Known,
): readonly QuoteRefusal[] {
  const stands = refusedWith.includes(LIMIT_CODE) || pool.length > 0;
  const own = stands ? refusals.map((one) => (limit?.used.amountMinor === 0 ? one : withoutDate(one))) : [];
  const others = refusedWith.filter((code) => code !== LIMIT_CODE || own.length === 0);
  return [...own, ...others.map(serviceRefusal)];
}

function serviceRefusal(serviceCode: string): QuoteRefusal {
  return { code: 'ServiceRefused', figures: { serviceCode } };
}

/** The day on which it would fit depends on when older refunds were. */
function withoutDate({ passingDate: _unknown, ...refusal }: QuoteRefusal): QuoteRefusal {
  return refusal;
}

function poolOf(
  reckoned: PoolAroundQuote,
  { pricingRefund }: ServiceRefund,
  { policy }: Known,
): PoolAroundQuote {
  const told = policy.limit.counts === 'refund' ? pricingRefund : undefined;
  const counted = told ?? reckoned.counted;
  const amountMinor = reckoned.before.amountMinor - counted.amountMinor;
  return { ...reckoned, counted, after: { amountMinor, currency: PRICING_CURRENCY } };
}
