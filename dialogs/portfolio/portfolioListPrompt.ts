import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import {
  EXPIRY_WINDOWS,
  MAX_EXPIRY_DAYS,
  type Portfolio,
  type PortfolioRequest,
} from '../../services/portfolio.js';
import type { CustomerDirectory, ReservationCatalog } from '../../services/ports.js';
import { dayAt } from '../../services/quotes/days.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, ROWS_PER_PAGE } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { askHeard, isDays, type PortfolioAsk } from './portfolioAsk.js';
import { listCount, listTitle, pageOfRows } from './portfolioLists.js';
import { idsOf } from './portfolioRows.js';
import type { PortfolioWish, PortfolioWords } from './portfolioWords.js';

export const PORTFOLIO_LIST_PROMPT = 'portfolioList';

/** Longest text that is looked for: no name or domain is longer. */
const LONGEST_QUERY = 100;

const WINDOW = 'window';
const SHOW_ALL = 'showAll';

/** The ports of the portfolio and of what its lines lead to. */
export interface PortfolioPorts {
  readonly portfolio: Portfolio;
  readonly customers: CustomerDirectory;
  readonly reservations: ReservationCatalog;
}

export interface PortfolioListData extends ListData {
  readonly ask: PortfolioAsk;
  /** Part of a customer's name, while only the lines of such customers are shown. */
  readonly query?: string;
}

/** What a line leads to. */
export interface PortfolioTarget {
  readonly customerId: string;
  readonly reservationId?: string;
}

/** The line that was picked, and the page that it was picked from. */
export interface PortfolioPick {
  readonly target: PortfolioTarget;
  readonly from: PortfolioListData;
}

type ListReading = Reading<PortfolioListData, PortfolioPick>;

/** One list over all customers, of which a line is picked. Another one, or a customer's lines only, can be asked for. */
export class PortfolioListPrompt extends ListPrompt<PortfolioListData, PortfolioPick> {
  protected override readonly helpKey: TextKey = 'portfolio.listHelp';

  constructor(
    kit: StepKit,
    private readonly ports: PortfolioPorts,
    private readonly words: PortfolioWords,
    private readonly clock: Clock,
  ) {
    super(PORTFOLIO_LIST_PROMPT, kit);
  }

  protected override async list(turn: DeskTurn, data: PortfolioListData): Promise<ListPage> {
    const { texts } = turn;
    const { ask, query } = data;
    const { items, page, pageCount, total } = await this.pageOf(turn, data);
    const parts = [
      query === undefined ? '' : texts.say('portfolio.ofCustomers', { query: quotedText(texts, query) }),
      listCount(texts, ask, total),
      pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '',
      total > 0 ? texts.say('portfolio.searchHint') : '',
    ];
    return {
      title: listTitle(texts, ask),
      text: parts.filter((part) => part !== '').join(' '),
      rows: items,
      page,
      pageCount,
      choices: listChoices(texts, data),
    };
  }

  /** Whole words of a customer's name are that customer, even where they are those of a task. */
  protected override async isOwn(turn: DeskTurn, text: string, data: PortfolioListData): Promise<boolean> {
    if (this.words.read(text) || (await super.isOwn(turn, text, data))) return true;
    const query = text.slice(0, LONGEST_QUERY);
    const { hits } = await this.ports.customers.search(turn.caller, query, ROWS_PER_PAGE);
    return hits.some(({ name }) => ` ${foldText(name)} `.includes(` ${foldText(text)} `));
  }

  protected override heard(_turn: DeskTurn, heard: Heard): ListReading | undefined {
    const ask = askHeard(heard);
    return ask && { kind: 'change', data: { ask } };
  }

  protected override async picked(
    turn: DeskTurn,
    item: string,
    data: PortfolioListData,
  ): Promise<ListReading> {
    if (data.ask.view === 'requests') return this.pickedRequest(turn, item, data);
    const target = await this.targetOf(turn, item, data.ask);
    if (target) return { kind: 'answer', value: { target, from: data } };
    return { kind: 'refuse', say: turn.texts.say('portfolio.gone') };
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: PortfolioListData,
  ): Promise<ListReading> {
    const { texts } = turn;
    const wish = this.words.read(text);
    if (wish) return wished(texts, wish);
    const found = { ask: data.ask, query: text.slice(0, LONGEST_QUERY) };
    const customerIds = await this.customersLike(turn, found.query);
    if (customerIds.length === 0) {
      return { kind: 'refuse', say: texts.say('portfolio.noCustomer', { query: quotedText(texts, text) }) };
    }
    if ((await this.pageOf(turn, found, customerIds)).total > 0) return { kind: 'change', data: found };
    return { kind: 'refuse', say: texts.say('portfolio.noLine', { query: quotedText(texts, text) }) };
  }

  protected override chosen(
    turn: DeskTurn,
    { action, item }: Press,
    { ask }: PortfolioListData,
  ): ListReading {
    const days = Number(item);
    if (action !== WINDOW) return { kind: 'change', data: { ask } };
    if (isDays(days)) return { kind: 'change', data: { ask: { view: 'expiring', days } } };
    return { kind: 'refuse', say: turn.texts.say('common.notUnderstood') };
  }

  private async pickedRequest(turn: DeskTurn, item: string, data: PortfolioListData): Promise<ListReading> {
    const { customerId, id } = idsOf(item);
    const line = await this.ports.portfolio.openRequest(turn.caller, customerId, id);
    if (!line) return { kind: 'refuse', say: turn.texts.say('portfolio.requests.gone') };
    const { reservationId } = line.request;
    const reservation =
      reservationId === undefined
        ? undefined
        : await this.ports.reservations.get(turn.caller, customerId, reservationId);
    return reservation
      ? { kind: 'answer', value: { target: { customerId, reservationId: reservation.id }, from: data } }
      : { kind: 'change', data, say: requestFacts(turn, line) };
  }

  private async targetOf(
    { caller }: DeskTurn,
    item: string,
    { view }: PortfolioAsk,
  ): Promise<PortfolioTarget | undefined> {
    const { customers, reservations } = this.ports;
    if (view === 'limits') {
      const customer = await customers.get(caller, item);
      return customer && { customerId: customer.id };
    }
    const { customerId, id } = idsOf(item);
    const reservation = await reservations.get(caller, customerId, id);
    return reservation && { customerId, reservationId: reservation.id };
  }

  private async pageOf(
    turn: DeskTurn,
    { ask, query, page = 0 }: PortfolioListData,
    known?: readonly string[],
  ) {
    const customerIds = query === undefined ? undefined : (known ?? (await this.customersLike(turn, query)));
    const slice = { page, pageSize: ROWS_PER_PAGE, customerIds };
    return pageOfRows(this.ports.portfolio, turn, ask, slice, dayAt(this.clock.now()));
  }

  /** The one that is clearly meant, or those that may be. */
  private async customersLike({ caller }: DeskTurn, query: string): Promise<readonly string[]> {
    const { hits, clear } = await this.ports.customers.search(caller, query, ROWS_PER_PAGE);
    return (clear ? hits.slice(0, 1) : hits).map(({ id }) => id);
  }
}

function wished(texts: Texts, wish: PortfolioWish): ListReading {
  return wish.kind === 'list'
    ? { kind: 'change', data: { ask: wish.ask } }
    : { kind: 'refuse', say: outOfRange(texts, wish.figure) };
}

/** What to say to a number of days, or a percentage, that no list can have. */
export function outOfRange(texts: Texts, figure: 'days' | 'below'): string {
  return figure === 'days'
    ? texts.say('portfolio.expiring.range', { most: MAX_EXPIRY_DAYS })
    : texts.say('portfolio.underused.range');
}

/** The way out of a search, or the other usual times. */
function listChoices(texts: Texts, { ask, query }: PortfolioListData): Choice[] {
  if (query !== undefined) {
    const also = texts.say('portfolio.words.showAll').split('|');
    return [{ action: SHOW_ALL, title: texts.say('portfolio.showAll'), also }];
  }
  if (ask.view !== 'expiring') return [];
  return EXPIRY_WINDOWS.filter((days) => days !== ask.days).map((days) => ({
    action: WINDOW,
    item: String(days),
    title: texts.say('portfolio.expiring.window', { count: days }),
  }));
}

/** A request that is about no reservation, in words: there is no card of it for others than its author. */
function requestFacts({ texts, caller }: DeskTurn, { customerName, request }: PortfolioRequest): string {
  const facts = texts.say('portfolio.requests.facts', {
    id: request.id,
    customer: customerName,
    about: texts.say(`portfolio.requests.about.${request.about}`),
    date: texts.date(request.createdAt),
    status: texts.label('status', request.status),
  });
  return request.createdBy === caller.userId ? `${facts} ${texts.say('portfolio.requests.own')}` : facts;
}
