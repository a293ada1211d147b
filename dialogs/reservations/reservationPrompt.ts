import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Customer, ListedReservation } from '../../services/model.js';
import { foldText } from '../../services/search/foldText.js';
import { isSought, type SoughtReservation } from '../../services/soughtReservation.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { namesSomething } from '../plainWords/saidOptions.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, pageOf } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { isWholeId, searchListed } from './listedSearch.js';
import { findCustomer } from './lookups.js';
import {
  type FilterName,
  filterName,
  letThrough,
  type ReservationFilter,
  type ReservationPorts,
} from './reservationFilter.js';
import { reservationRow } from './reservationRow.js';

export type { ReservationPorts } from './reservationFilter.js';

export const RESERVATION_PROMPT = 'reservation';

/** Longest text that is looked for: no name, SKU or id is longer. */
const LONGEST_QUERY = 100;

export interface ReservationData extends ListData {
  readonly customerId: string;
  /** Hides those that the task can do nothing with; absent where it takes any. */
  readonly filter?: ReservationFilter;
  /** Ids of those that the user's words may mean: only they are shown until the user wants to see all. */
  readonly candidates?: readonly string[];
  /** What was said of it: only those that fit are shown, if any, until the user wants to see all. */
  readonly sought?: SoughtReservation;
  /** Set where only this customer's reservations will do. */
  readonly isOfThisCustomer?: boolean;
  /** Whether the user wants to see the hidden ones as well. */
  readonly showsAll?: boolean;
  /** What was searched for, while its hits are shown instead of the whole list. */
  readonly query?: string;
}

type ReservationReading = Reading<ReservationData, string>;

/** What the list is drawn from: all reservations of the customer, and those that are not hidden. */
interface Listing {
  readonly customer: Customer;
  readonly all: readonly ListedReservation[];
  readonly listed: readonly ListedReservation[];
  /** What the list is filtered by; absent where the task has no filter. */
  readonly filter: FilterName | undefined;
  /** Whether the filter is at work. */
  readonly isFiltered: boolean;
  /** Whether only those are listed that the user's words may mean; the filter does not count then. */
  readonly isNarrowed: boolean;
  /** Whether none fits what was said. */
  readonly isSoughtInVain: boolean;
}

/** Picks one reservation of a customer, from the list or by product, region, type, name or id. Answers its id. */
export class ReservationPrompt extends ListPrompt<ReservationData, string> {
  protected override readonly helpKey: TextKey = 'reservations.help';

  constructor(
    kit: StepKit,
    private readonly lookups: ReservationPorts,
    private readonly clock: Clock,
  ) {
    super(RESERVATION_PROMPT, kit);
  }

  protected override async list(turn: DeskTurn, data: ReservationData): Promise<ListPage> {
    const { texts } = turn;
    const listing = await this.listing(turn, data);
    const { query } = data;
    const hits = query === undefined ? undefined : (await searchListed(texts, listing, query)).hits;
    const { items, page, pageCount } = pageOf(hits ?? listing.listed, data.page);
    const now = this.clock.now();
    return {
      title: texts.say(
        listing.filter ? `reservations.filters.${listing.filter}.title` : 'reservations.title',
      ),
      text:
        data.query === undefined
          ? listText(texts, listing, { page, pageCount })
          : texts.say('reservations.hits', {
              count: items.length,
              query: quotedText(texts, data.query),
              customer: listing.customer.name,
            }),
      rows: items.map((reservation) => reservationRow(texts, reservation, now)),
      page,
      pageCount,
      choices: listChoices(texts, data, listing),
    };
  }

  protected override async picked(
    turn: DeskTurn,
    item: string,
    data: ReservationData,
  ): Promise<ReservationReading> {
    const reservation = await this.lookups.reservations.get(turn.caller, data.customerId, item);
    if (reservation) return { kind: 'answer', value: reservation.id };
    return { kind: 'refuse', say: turn.texts.say('reservations.unknown') };
  }

  /** Whole words of a name, a product or an id are that reservation, even where they are those of a task. */
  protected override async isOwn(turn: DeskTurn, text: string, data: ReservationData): Promise<boolean> {
    if (isWholeId(text) || (await super.isOwn(turn, text, data))) return true;
    const all = await this.lookups.reservations.list(turn.caller, data.customerId);
    const typed = ` ${foldText(text)} `;
    return all.some(({ displayName, sku }) => ` ${foldText(displayName)} ${foldText(sku)} `.includes(typed));
  }

  /** What is looked for by name is searched here; a request, a time or another customer is understood. */
  protected override heard(
    _turn: DeskTurn,
    { wish, isAside, hasExpiry, said }: Heard,
    { customerId, isOfThisCustomer }: ReservationData,
  ): ReservationReading | undefined {
    if (isAside || !namesSomething(said)) return undefined;
    const isElsewhere = said.customerId !== customerId;
    if (isElsewhere && isOfThisCustomer) return undefined;
    const isNarrower = said.reservationId !== undefined || said.candidates !== undefined;
    const counts = isElsewhere || (isNarrower && (wish !== undefined || hasExpiry));
    return counts ? { kind: 'said', options: said } : undefined;
  }

  protected override async searched(
    turn: DeskTurn,
    text: string,
    data: ReservationData,
  ): Promise<ReservationReading> {
    const { texts } = turn;
    const listing = await this.listing(turn, data);
    const query = text.slice(0, LONGEST_QUERY);
    const { hits, clear } = await searchListed(texts, listing, query);
    const [best] = hits;
    if (!best) {
      const { name: customer } = listing.customer;
      const say = texts.say('reservations.noHit', { query: quotedText(texts, text), customer });
      return { kind: 'refuse', say, data: data.query === undefined ? data : wholeList(data) };
    }
    if (!clear) return { kind: 'change', data: { ...wholeList(data), query } };
    await turn.say('reservations.taken', { sku: best.sku, name: best.displayName });
    return { kind: 'answer', value: best.id };
  }

  protected override chosen(_turn: DeskTurn, { action }: Press, data: ReservationData): ReservationReading {
    const { candidates: _candidates, sought: _sought, ...rest } = wholeList(data);
    switch (action) {
      case 'filter':
        return { kind: 'change', data: { ...rest, showsAll: !data.showsAll } };
      case 'others':
        return { kind: 'change', data: rest };
      default:
        return { kind: 'change', data: wholeList(data) };
    }
  }

  private async listing(turn: DeskTurn, data: ReservationData): Promise<Listing> {
    const { customerId, filter, showsAll = false, candidates = [], sought } = data;
    const customer = await findCustomer(this.lookups, turn.caller, customerId);
    const all = await this.lookups.reservations.list(turn.caller, customerId);
    const named = all.filter(({ id }) => candidates.includes(id));
    const fitting = sought ? all.filter((one) => isSought(one, sought)) : [];
    const meant = named.length > 0 ? named : fitting;
    const isNarrowed = meant.length > 0;
    const isFiltered = filter !== undefined && !showsAll && !isNarrowed;
    const rest = isNarrowed ? meant : all;
    const listed = isFiltered ? letThrough(this.lookups, all, filter) : rest;
    return {
      customer,
      all,
      listed,
      filter: filter && filterName(filter),
      isFiltered,
      isNarrowed,
      isSoughtInVain: sought !== undefined && !isNarrowed,
    };
  }
}

/** The same list from its first page, without the search. */
function wholeList({ query: _query, page: _page, ...kept }: ReservationData): ReservationData {
  return kept;
}

function listText(
  texts: Texts,
  { customer, all, listed, filter, isFiltered, isNarrowed, isSoughtInVain }: Listing,
  { page, pageCount }: Pick<ListPage, 'page' | 'pageCount'>,
): string {
  if (all.length === 0) return texts.say('reservations.empty', { customer: customer.name });
  const hidden = all.length - listed.length;
  const about = { customer: customer.name, count: listed.length };
  if (isNarrowed) return texts.say('understanding.candidates.reservations', about);
  const parts = [
    isSoughtInVain ? texts.say('understanding.sought.noneOf', { customer: customer.name }) : '',
    texts.say(filter && isFiltered ? `reservations.filters.${filter}.text` : 'reservations.text', about),
    filter && hidden > 0 ? texts.say(`reservations.filters.${filter}.hidden`, { count: hidden }) : '',
    pageCount > 1 ? texts.say('list.page', { page: page + 1, pageCount }) : '',
    listed.length > 0 ? texts.say('reservations.searchHint') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The filter where it would change something, and the way out of a search. */
function listChoices(
  texts: Texts,
  { query }: ReservationData,
  { all, listed, filter, isFiltered, isNarrowed }: Listing,
): Choice[] {
  if (query !== undefined) return [worded(texts, 'wholeList', 'reservations.buttons.wholeList')];
  if (isNarrowed) return [worded(texts, 'others', 'reservations.buttons.showAll')];
  if (!filter) return [];
  if (isFiltered) {
    return listed.length < all.length ? [worded(texts, 'filter', 'reservations.buttons.showAll')] : [];
  }
  return all.length > 0 ? [worded(texts, 'filter', `reservations.filters.${filter}.button`)] : [];
}

function worded(texts: Texts, action: string, key: ChoiceTexts): Choice {
  return { action, title: texts.say(`${key}.title`), also: texts.say(`${key}.words`).split('|') };
}

/** Texts of a button and of what can be typed instead. */
type ChoiceTexts =
  | 'reservations.buttons.wholeList'
  | 'reservations.buttons.showAll'
  | `reservations.filters.${FilterName}.button`;
