import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { OVERVIEW_DIALOG } from '../overview/overviewDialog.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { ReservationOptions } from '../reservations/reservationTaskDialog.js';
import type { TaskContext } from '../taskContext.js';
import { TaskDialog } from '../taskDialog.js';
import { askFrom, type PortfolioAsk, type PortfolioOptions } from './portfolioAsk.js';
import {
  PORTFOLIO_LIST_PROMPT,
  type PortfolioListData,
  PortfolioListPrompt,
  type PortfolioPick,
  type PortfolioPorts,
  type PortfolioTarget,
} from './portfolioListPrompt.js';
import { PORTFOLIO_SUMMARY_PROMPT, PortfolioSummaryPrompt } from './portfolioSummaryPrompt.js';
import { PortfolioWords } from './portfolioWords.js';

export const PORTFOLIO_DIALOG = 'portfolio';

interface PortfolioDraft {
  /** The list on screen, as it is shown. */
  list?: PortfolioListData;
  target?: PortfolioTarget;
}

/** All customers at a glance; from each figure to its list, from each line to its reservation and back to the line's page. */
export class PortfolioDialog extends TaskDialog<PortfolioDraft> {
  constructor(kit: StepKit, ports: PortfolioPorts & { readonly languages: LanguageBook }, clock: Clock) {
    super(PORTFOLIO_DIALOG, kit);
    const words = new PortfolioWords(ports.languages);
    this.addDialog(new PortfolioSummaryPrompt(kit, ports.portfolio, words));
    this.addDialog(new PortfolioListPrompt(kit, ports, words, clock));
    this.steps(
      { name: 'summary', ask: this.askSummary, keep: this.keepAsk },
      { name: 'list', ask: this.showList, keep: this.keepPick },
      { name: 'reservation', ask: this.openTarget, keep: () => 'list' },
    );
  }

  protected override newDraft(options: PortfolioOptions): PortfolioDraft {
    const ask = askFrom(options);
    return ask ? { list: { ask } } : {};
  }

  /** Whoever asked for a list by its words finds the whole on the way back. */
  private async askSummary(step: TaskContext<PortfolioDraft>) {
    const isAsked = step.draft.list !== undefined && !step.revisited;
    return isAsked ? step.pass({ onWayBack: true }) : step.ask(PORTFOLIO_SUMMARY_PROMPT);
  }

  private keepAsk(draft: PortfolioDraft, value: unknown): undefined {
    draft.list = { ask: value as PortfolioAsk };
  }

  private async showList(step: TaskContext<PortfolioDraft>) {
    return step.ask(PORTFOLIO_LIST_PROMPT, step.draft.list);
  }

  private keepPick(draft: PortfolioDraft, value: unknown): undefined {
    const { target, from } = value as PortfolioPick;
    draft.target = target;
    draft.list = from;
  }

  private async openTarget(step: TaskContext<PortfolioDraft>) {
    return step.ask(OVERVIEW_DIALOG, step.draft.target satisfies ReservationOptions | undefined);
  }
}
