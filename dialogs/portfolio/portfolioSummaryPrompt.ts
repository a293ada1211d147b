import { type PortfolioFigure, portfolioCard } from '../../cards/portfolio/portfolioCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import {
  EXPIRY_WINDOWS,
  type Portfolio,
  type PortfolioSummary,
  UNDERUSED_BELOW_PERCENT,
} from '../../services/portfolio.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice, numbered } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { askHeard, type PortfolioAsk } from './portfolioAsk.js';
import { outOfRange } from './portfolioListPrompt.js';
import { listCount, listTitle } from './portfolioLists.js';
import type { PortfolioWords } from './portfolioWords.js';

export const PORTFOLIO_SUMMARY_PROMPT = 'portfolioSummary';

const OPEN = 'open';

/** A figure of the summary, and the list that it counts. */
interface Counted {
  readonly item: string;
  readonly ask: PortfolioAsk;
  readonly urgency: 'Attention' | 'Warning' | 'Accent';
  count(summary: PortfolioSummary): number;
}

const FIGURES: readonly Counted[] = [
  ...EXPIRY_WINDOWS.map(
    (days): Counted => ({
      item: `expiring${days}`,
      ask: { view: 'expiring', days },
      urgency: days === EXPIRY_WINDOWS[0] ? 'Attention' : 'Warning',
      count: ({ expiring }) => expiring[days],
    }),
  ),
  {
    item: 'underused',
    ask: { view: 'underused', below: UNDERUSED_BELOW_PERCENT },
    urgency: 'Warning',
    count: ({ underused }) => underused,
  },
  {
    item: 'limits',
    ask: { view: 'limits' },
    urgency: 'Attention',
    count: ({ limitsNearlyGone }) => limitsNearlyGone,
  },
  {
    item: 'requests',
    ask: { view: 'requests' },
    urgency: 'Accent',
    count: ({ openRequests }) => openRequests,
  },
];

type SummaryReading = Reading<object, PortfolioAsk>;

/** All customers at a glance. Answers which list is wanted. */
export class PortfolioSummaryPrompt extends CardPrompt<object, PortfolioAsk> {
  protected override readonly helpKey: TextKey = 'portfolio.help';

  constructor(
    kit: StepKit,
    private readonly portfolio: Portfolio,
    private readonly words: PortfolioWords,
  ) {
    super(PORTFOLIO_SUMMARY_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, _data: object, step: string): Promise<StepView> {
    const { texts } = turn;
    const summary = await this.portfolio.summary(turn.caller);
    const choices = numbered(
      FIGURES.map(({ item, ask }) => ({ action: OPEN, item, title: listTitle(texts, ask) })),
    );
    const commands = commandChoices(turn, 'back', 'cancel');
    const card = portfolioCard({
      title: texts.say('portfolio.title'),
      text: sizeOf(texts, summary),
      notice: noticeOf(texts, summary),
      hint: texts.say('portfolio.hint'),
      figures: choices.map((choice, index) => figureOf(texts, summary, choice, step, FIGURES[index])),
      buttons: commands.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [...choices, ...commands] };
  }

  protected override pressed(turn: DeskTurn, { item }: Press): SummaryReading {
    const figure = FIGURES.find((one) => one.item === item);
    if (figure) return { kind: 'answer', value: figure.ask };
    return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  protected override isOwn(_turn: DeskTurn, text: string): boolean {
    return this.words.read(text) !== undefined;
  }

  protected override heard(_turn: DeskTurn, heard: Heard): SummaryReading | undefined {
    const value = askHeard(heard);
    return value && { kind: 'answer', value };
  }

  protected override typed({ texts }: DeskTurn, text: string): SummaryReading {
    const wish = this.words.read(text);
    if (!wish) return { kind: 'unknown' };
    return wish.kind === 'list'
      ? { kind: 'answer', value: wish.ask }
      : { kind: 'refuse', say: outOfRange(texts, wish.figure) };
  }
}

function figureOf(
  texts: Texts,
  summary: PortfolioSummary,
  choice: Choice,
  step: string,
  counted: Counted | undefined,
): PortfolioFigure {
  const { title, data } = buttonFor(choice, step);
  const count = counted?.count(summary) ?? 0;
  return {
    title,
    text: counted ? listCount(texts, counted.ask, count) : '',
    figure: texts.number(count),
    color: count > 0 && counted ? counted.urgency : 'Good',
    data,
  };
}

function sizeOf(texts: Texts, { customers, reservations }: PortfolioSummary): string {
  if (customers === 0) return texts.say('portfolio.noCustomers');
  return [
    texts.say('portfolio.customers', { count: customers, number: texts.number(customers) }),
    texts.say('portfolio.reservations', { count: reservations, number: texts.number(reservations) }),
  ].join(' ');
}

function noticeOf(texts: Texts, { unreadable }: PortfolioSummary): string {
  if (unreadable === 0) return '';
  return texts.say('portfolio.unreadable', { count: unreadable, number: texts.number(unreadable) });
}
