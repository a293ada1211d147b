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
import { requestIdIn } from '../requests/requestNumber.js';
import { type CustomersLike, customersLike, MOST_CUSTOMERS } from './customersLike.js';
import { askHeard, isDays, type PortfolioAsk } from './portfolioAsk.js';
import { listCount, listTitle, pageOfRows } from './portfolioLists.js';
import { idsOf } from './portfolioRows.js';
import type { PortfolioWish, PortfolioWords } from './portfolioWords.js';
import { requestFacts } from './requestFacts.js';

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
    const like = await this.customersLike(turn, query);
    const { items, page, pageCount, total } = await this.pageOf(turn, data, like);
    const parts = [
      like && query !== undefined ? ofCustomers(texts, query, like) : '',
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
    if (this.words.read(text) || requestIdAmong(data, text) || (await super.isOwn(turn, text, data)))
      return true;
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
    const requestId = requestIdAmong(data, text);
    if (requestId !== undefined) return this.numbered(turn, requestId, data);
    const found = { ask: data.ask, query: text.slice(0, LONGEST_QUERY) };
    const like = await this.customersLike(turn, found.query);
    if (like.ids.length === 0) {
      return { kind: 'refuse', say: texts.say('portfolio.noCustomer', { query: quotedText(texts, text) }) };
    }
    if ((await this.pageOf(turn, found, like)).total > 0) return { kind: 'change', data: found };
    const key = like.isCut ? 'portfolio.noLineOfBest' : 'portfolio.noLine';
    const say = texts.say(key, { query: quotedText(texts, text), most: texts.number(MOST_CUSTOMERS) });
    return { kind: 'refuse', say };
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
    return this.opened(turn, line, data);
  }

  private async numbered(turn: DeskTurn, id: string, data: PortfolioListData): Promise<ListReading> {
    const line = await this.ports.portfolio.openRequestNumbered(turn.caller, id);
    if (!line) return { kind: 'refuse', say: turn.texts.say('portfolio.requests.unknown', { id }) };
    return this.opened(turn, line, data);
  }

  /** Leads to the reservation that the request is about. */
  private async opened(
    turn: DeskTurn,
    line: PortfolioRequest,
    data: PortfolioListData,
  ): Promise<ListReading> {
    const { customerId } = line;
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
    { ask, page = 0 }: PortfolioListData,
    like: CustomersLike | undefined,
  ) {
    const slice = { page, pageSize: ROWS_PER_PAGE, customerIds: like?.ids };
    return pageOfRows(this.ports.portfolio, turn, ask, slice, dayAt(this.clock.now()));
  }

  private customersLike(turn: DeskTurn, query: string): Promise<CustomersLike>;
  private customersLike(turn: DeskTurn, query: string | undefined): Promise<CustomersLike | undefined>;
  private async customersLike({ caller }: DeskTurn, query: string | undefined) {
    return query === undefined ? undefined : customersLike(this.ports.customers, caller, query);
  }
}

/** A request number counts where requests are listed. */
function requestIdAmong({ ask }: PortfolioListData, text: string): string | undefined {
  return ask.view === 'requests' ? requestIdIn(text) : undefined;
}

function ofCustomers(texts: Texts, query: string, { isCut }: CustomersLike): string {
  const key = isCut ? 'portfolio.ofBestCustomers' : 'portfolio.ofCustomers';
  return texts.say(key, { query: quotedText(texts, query), most: texts.number(MOST_CUSTOMERS) });
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
