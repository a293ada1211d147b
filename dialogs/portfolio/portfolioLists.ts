import type { Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import type { Portfolio, PortfolioSlice } from '../../services/portfolio.js';
import type { Page } from '../../services/ports.js';
import type { UtcDay } from '../../services/quotes/days.js';
import type { PickRow } from '../prompts/listPrompt.js';
import type { PortfolioAsk } from './portfolioAsk.js';
import { expiringRow, limitRow, requestRow, underusedRow } from './portfolioRows.js';

/** The rows of one page, of whatever list. */
export function pageOfRows(
  portfolio: Portfolio,
  { texts, caller }: { readonly texts: Texts; readonly caller: Caller },
  ask: PortfolioAsk,
  slice: PortfolioSlice,
  today: UtcDay,
): Promise<Page<PickRow>> {
  switch (ask.view) {
    case 'expiring':
      return rowsOf(portfolio.expiring(caller, ask.days, slice), (line) => expiringRow(texts, line, today));
    case 'underused':
      return rowsOf(portfolio.underused(caller, ask.below, slice), (line) => underusedRow(texts, line));
    case 'limits':
      return rowsOf(portfolio.limitsNearlyGone(caller, slice), (line) => limitRow(texts, line));
    case 'requests':
      return rowsOf(portfolio.openRequests(caller, slice), (line) => requestRow(texts, line, today));
  }
}

async function rowsOf<T>(page: Promise<Page<T>>, rowOf: (line: T) => PickRow): Promise<Page<PickRow>> {
  const { items, ...bounds } = await page;
  return { ...bounds, items: items.map(rowOf) };
}

/** What a list is called, on its own card and on the one that leads there. */
export function listTitle(texts: Texts, ask: PortfolioAsk): string {
  switch (ask.view) {
    case 'expiring':
      return texts.say('portfolio.expiring.title', { count: ask.days });
    case 'underused':
      return texts.say('portfolio.underused.title', { percent: texts.percent(ask.below) });
    default:
      return texts.say(`portfolio.${ask.view}.title`);
  }
}

/** How many lines a list has, in a sentence. */
export function listCount(texts: Texts, { view }: PortfolioAsk, total: number): string {
  if (total === 0) return texts.say(`portfolio.${view}.empty`);
  return texts.say(`portfolio.${view}.text`, { count: total, number: texts.number(total) });
}
