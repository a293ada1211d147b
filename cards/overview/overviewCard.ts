import { cardTemplate } from '../adaptiveCard.js';
import type { BarPart } from '../bar.js';
import type { ButtonRow } from '../button.js';
import type { UsageView } from './usageView.js';

/** A line of label and value; the value may hold names that customers or Azure chose. */
export interface OverviewFact {
  readonly label: string;
  readonly value: string;
}

/** A sentence of our own that stands out. */
export interface OverviewNotice {
  readonly text: string;
  readonly style: 'good' | 'warning' | 'attention' | 'emphasis';
}

/** Average use over a window, in words and as a bar; without a bar while it is not known. */
export interface UtilizationBar {
  readonly window: string;
  readonly value: string;
  readonly bar: readonly BarPart[];
}

/** Everything about one reservation. `title`, labels and notices are our own texts; all else may be anyone's. */
export interface OverviewCardView {
  readonly title: string;
  readonly name: string;
  readonly customer: string;
  readonly notices: readonly OverviewNotice[];
  readonly sections: readonly { readonly facts: readonly OverviewFact[] }[];
  readonly utilizationTitle: string;
  readonly utilization: readonly UtilizationBar[];
  readonly usage: UsageView;
  readonly rows: readonly ButtonRow[];
}

export const overviewCard = cardTemplate<OverviewCardView>(import.meta.url, './overviewCard.json');
