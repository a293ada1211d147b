import type { Clock } from '../../services/clock.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { Customer, ListedReservation, ReservationRef } from '../../services/model.js';
import { foldText } from '../../services/search/foldText.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { namesSomething } from '../plainWords/saidOptions.js';
import type { Reading } from '../prompts/cardPrompt.js';
import type { Choice } from '../prompts/choice.js';
import { type ListData, type ListPage, ListPrompt, pageOf, ROWS_PER_PAGE } from '../prompts/listPrompt.js';
import { quotedText } from '../prompts/quotedText.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Lookups } from './lookups.js';
import { reservationRow } from './reservationRow.js';

export const FOUND_PROMPT = 'foundReservation';

/** Longest text that is looked for: no name is longer. */
const LONGEST_QUERY = 100;

export interface FoundData extends ListData {
  /** Those that the user's words may mean. */
  readonly found: readonly ReservationRef[];
}

/** One of those; only the customer where another one was named, and nothing where it is to be chosen from all. */
export type FoundAnswer =
  | ReservationRef
  | { readonly customerId?: string; readonly reservationId?: undefined };

type FoundReading = Reading<FoundData, FoundAnswer>;

/** A reservation that is still there, with whose it is. */
interface Line {
  readonly customer: Customer;
  readonly reservation: ListedReservation;
}

/** Picks one of a few reservations of several customers, by its row or by words of its own or its customer's name. */
export class FoundPrompt extends ListPrompt<FoundData, FoundAnswer> {
  protected override readonly helpKey: TextKey = 'understanding.found.help';

  constructor(
    kit: StepKit,
    private readonly lookups: Lookups,
    private readonly clock: Clock,
  ) {
    super(FOUND_PROMPT, kit);
  }

  protected override async list(turn: DeskTurn, data: FoundData): Promise<ListPage> {
    const { texts } = turn;
    const lines = await this.linesOf(turn, data);
    const { items, page, pageCount } = pageOf(lines, data.page);
    const now = this.clock.now();
    return {
      title: texts.say('understanding.found.title'),
      text: texts.say('understanding.found.text', { count: lines.length }),
      rows: items.map((line) => ({
        ...reservationRow(texts, line.reservation, now),
        item: itemOf(refOf(line)),
        title: `${line.customer.name} · ${line.reservation.sku}`,
      })),
      page,
      pageCount,
      choices: [allCustomers(texts)],
    };
  }

  /** Whole words of a line are that line, even where they are those of a task. */
  protected override async isOwn(turn: DeskTurn, text: string, data: FoundData): Promise<boolean> {
    if (await super.isOwn(turn, text, data)) return true;
    const typed = ` ${foldText(text)} `;
    return (await this.linesOf(turn, data)).some((line) => ` ${wordsOf(line)} `.includes(typed));
  }

  protected override heard(_turn: DeskTurn, { isAside, said, wish }: Heard): FoundReading | undefined {
    if (isAside) return undefined;
    const saysWhat = said.sought !== undefined && wish !== undefined;
    return namesSomething(said) || saysWhat ? { kind: 'said', options: said } : undefined;
  }

  protected override async picked(turn: DeskTurn, item: string, data: FoundData): Promise<FoundReading> {
    const line = (await this.linesOf(turn, data)).find((one) => itemOf(refOf(one)) === item);
    if (line) return { kind: 'answer', value: refOf(line) };
    return { kind: 'refuse', say: turn.texts.say('reservations.unknown') };
  }

  protected override async searched(turn: DeskTurn, text: string, data: FoundData): Promise<FoundReading> {
    const lines = await this.linesOf(turn, data);
    const query = text.slice(0, LONGEST_QUERY);
    const { hits, clear } = await this.lookups.customers.search(turn.caller, query, ROWS_PER_PAGE);
    const named = lines.filter((line) => wordsOf(line).includes(foldText(query)));
    const fitting =
      named.length > 0 ? named : lines.filter(({ customer }) => hits.some(({ id }) => id === customer.id));
    const [first] = fitting;
    if (first && fitting.length === 1) return { kind: 'answer', value: refOf(first) };
    if (first && fitting.length < lines.length) {
      return { kind: 'change', data: { found: fitting.map(refOf) } };
    }
    const [other] = hits;
    if (!first && other && clear) return { kind: 'answer', value: { customerId: other.id } };
    const say = turn.texts.say('understanding.found.noHit', { query: quotedText(turn.texts, text) });
    return { kind: 'refuse', say };
  }

  protected override chosen(): FoundReading {
    return { kind: 'answer', value: {} };
  }

  private async linesOf({ caller }: DeskTurn, { found }: FoundData): Promise<Line[]> {
    const { customers, reservations } = this.lookups;
    const lines = await Promise.all(
      found.map(async ({ customerId, reservationId }) => {
        const customer = await customers.get(caller, customerId);
        const reservation = await reservations.get(caller, customerId, reservationId);
        return customer && reservation ? [{ customer, reservation }] : [];
      }),
    );
    return lines.flat();
  }
}

function refOf({ customer, reservation }: Line): ReservationRef {
  return { customerId: customer.id, reservationId: reservation.id };
}

/** Customer ids have no slash. */
function itemOf({ customerId, reservationId }: ReservationRef): string {
  return `${customerId}/${reservationId}`;
}

function wordsOf({ customer, reservation }: Line): string {
  const { name, domain } = customer;
  const { displayName, sku } = reservation;
  return [name, domain, displayName, sku].map(foldText).join(' ');
}

function allCustomers(texts: Texts): Choice {
  return {
    action: 'allCustomers',
    title: texts.say('customers.showAll'),
    also: texts.say('customers.words.showAll').split('|'),
  };
}
