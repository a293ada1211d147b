import { EXPIRY_WINDOWS, MAX_EXPIRY_DAYS, UNDERUSED_BELOW_PERCENT } from '../../services/portfolio.js';
import type { Heard } from '../plainWords/plainWords.js';

export type PortfolioView = 'expiring' | 'underused' | 'limits' | 'requests';

/** Which list of the portfolio is wanted. */
export type PortfolioAsk =
  /** Within so many days, 1 to `MAX_EXPIRY_DAYS`. */
  | { readonly view: 'expiring'; readonly days: number }
  /** In percent, above 0 and up to 100. */
  | { readonly view: 'underused'; readonly below: number }
  | { readonly view: 'limits' }
  | { readonly view: 'requests' };

/** What the task may be begun with: the list that the user's words ask for. */
export interface PortfolioOptions {
  readonly view?: PortfolioView;
  /** For `expiring`; the shortest of the usual windows when absent. */
  readonly days?: number;
  /** For `underused`, in percent. */
  readonly below?: number;
}

/** The list that the options ask for, figures out of range replaced by the usual ones; undefined for the whole. */
export function askFrom({ view, days, below }: PortfolioOptions): PortfolioAsk | undefined {
  switch (view) {
    case undefined:
      return undefined;
    case 'expiring':
      return expiringAsk(days);
    case 'underused':
      return underusedAsk(below);
    case 'limits':
      return { view: 'limits' };
    case 'requests':
      return { view: 'requests' };
  }
}

function expiringAsk(days: number | undefined): PortfolioAsk {
  return { view: 'expiring', days: days !== undefined && isDays(days) ? days : EXPIRY_WINDOWS[0] };
}

function underusedAsk(below: number | undefined): PortfolioAsk {
  const isUsable = below !== undefined && isPercent(below);
  return { view: 'underused', below: isUsable ? below : UNDERUSED_BELOW_PERCENT };
}

export function isDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= MAX_EXPIRY_DAYS;
}

export function isPercent(percent: number): boolean {
  return percent > 0 && percent <= 100;
}

/** The list that a sentence about the portfolio asks for; undefined where it asks for none, or for another task. */
export function askHeard({ wish, isAside, said }: Heard): PortfolioAsk | undefined {
  return !isAside && wish?.task === 'portfolio' ? askFrom(said) : undefined;
}
