import type { Measurement } from './measurement.js';

/** What a measurement is to show. */
export interface Goal {
  readonly text: string;
  /** NaN where it could not be measured. */
  figure(measurement: Measurement): number;
  readonly bound: { readonly atLeast: number } | { readonly atMost: number };
}

export type Verdict = 'met' | 'not met' | 'unknown';

export function verdictOf(figure: number, bound: Goal['bound']): Verdict {
  if (Number.isNaN(figure)) return 'unknown';
  const isMet = 'atLeast' in bound ? figure >= bound.atLeast : figure <= bound.atMost;
  return isMet ? 'met' : 'not met';
}
