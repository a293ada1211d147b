import { z } from 'zod';
import { dayAt, isoDate, type UtcDay } from '../../quotes/days.js';
import { type DailyUsage, MAX_USAGE_DAYS } from '../../usage.js';
import { orAbsent } from '../azure/orAbsent.js';

/** A page of Microsoft.Consumption's daily `reservationSummaries` (2024-08-01). */
export const summariesPage = z.object({ value: z.array(z.unknown()), nextLink: orAbsent(z.string()) });

const summary = z.object({
  properties: z.object({
    usageDate: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}/)
      .transform((date) => dayAt(new Date(`${date.slice(0, 10)}T00:00:00Z`)))
      .refine(Number.isInteger),
    avgUtilizationPercentage: z.number(),
  }),
});

/**
 * The newest days without a gap: of what lies before one, nothing can be said. Use beyond what was reserved, which comes of
 * rounding, counts as all. Undefined where no day was told.
 */
export function dailyUsageOf(summaries: readonly unknown[]): DailyUsage | undefined {
  const percents = new Map<UtcDay, number>();
  for (const one of summaries) {
    const { data } = summary.safeParse(one);
    if (!data) continue;
    const { usageDate, avgUtilizationPercentage } = data.properties;
    percents.set(usageDate, Math.min(100, Math.max(0, avgUtilizationPercentage)));
  }
  if (percents.size === 0) return undefined;
  const lastDay = Math.max(...percents.keys());
  const newestFirst = Array.from({ length: MAX_USAGE_DAYS }, (_, age) => percents.get(lastDay - age));
  const gap = newestFirst.indexOf(undefined);
  const told = (gap < 0 ? newestFirst : newestFirst.slice(0, gap)).filter((one) => one !== undefined);
  return { lastDay: isoDate(lastDay), percents: told };
}
