import { cardTemplate } from '../adaptiveCard.js';
import type { Button, ButtonData } from '../button.js';

/** One figure over all customers; pressing it opens its list. */
export interface PortfolioFigure {
  /** With its number in front, such as `1. Expiring within 30 days`. */
  readonly title: string;
  /** The figure in a sentence; says so when there is nothing. */
  readonly text: string;
  readonly figure: string;
  readonly color: 'Good' | 'Warning' | 'Attention' | 'Accent';
  readonly data: ButtonData;
}

/** All customers at a glance. All texts are our own. */
export interface PortfolioCardView {
  readonly title: string;
  readonly text: string;
  /** What the figures leave out; empty when they are complete. */
  readonly notice: string;
  readonly hint: string;
  readonly figures: readonly PortfolioFigure[];
  readonly buttons: readonly Button[];
}

export const portfolioCard = cardTemplate<PortfolioCardView>(import.meta.url, './portfolioCard.json');
