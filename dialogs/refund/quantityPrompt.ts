import { quantityCard } from '../../cards/quote/quantityCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { ReservationRef } from '../../services/model.js';
import type { QuoteService } from '../../services/ports.js';
import type { RefundableUnits } from '../../services/quotes/refundOutlook.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard } from '../plainWords/plainWords.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findReservation, type Lookups } from '../reservations/lookups.js';
import { exampleFor, maxOf, quantityRefusal } from './quantityRange.js';
import type { QuantityWords } from './quantityWords.js';

export const QUANTITY_PROMPT = 'quantity';

/** Sends the card's number input, whose name this is too. */
const ENTER = 'enter';
const UNITS = 'units';

/** What units are returned for. */
export type ReturnPurpose = 'refund' | 'exchange';

/** What differs in words: an exchange gives units back. */
const WORDS = {
  refund: { title: 'quote.quantity.title', label: 'quote.quantity.label', help: 'quote.quantity.help' },
  exchange: { title: 'products.give.title', label: 'products.give.label', help: 'products.give.help' },
} as const satisfies Record<ReturnPurpose, object>;

export interface QuantityPorts extends Lookups {
  readonly quotes: QuoteService;
}

/** Asks how many units of a reservation to return. Answers a whole number from 1 to the units still available. */
export class QuantityPrompt extends CardPrompt<ReservationRef, number> {
  protected override readonly helpKey: TextKey;

  /** @param purpose the refund limit plays no role in an exchange */
  constructor(
    kit: StepKit,
    private readonly ports: QuantityPorts,
    private readonly words: QuantityWords,
    private readonly purpose: ReturnPurpose = 'refund',
  ) {
    super(QUANTITY_PROMPT, kit);
    this.helpKey = WORDS[purpose].help;
  }

  protected override async view(turn: DeskTurn, data: ReservationRef, step: string): Promise<StepView> {
    const { texts, caller } = turn;
    const { customerId, reservationId } = data;
    const reservation = await findReservation(this.ports, caller, customerId, reservationId);
    const units = await this.units(turn, data);
    const enter: Choice = {
      action: ENTER,
      title: texts.say('quote.quantity.enter'),
      also: texts.say('quote.quantity.words.enter').split('|'),
      input: 'quantity',
    };
    // No numbers on the buttons: a typed number is the quantity.
    const others = [...usualQuantities(texts, units), ...commandChoices(turn, 'back', 'cancel')];
    const max = maxOf(units);
    const card = quantityCard({
      title: texts.say(WORDS[this.purpose].title),
      text: unitsInWords(texts, reservation.sku, reservation.displayName, units),
      label: texts.say(WORDS[this.purpose].label, { max: texts.number(max) }),
      max,
      placeholder: texts.say('quote.quantity.placeholder', { example: texts.number(exampleFor(units)) }),
      errorMessage: quantityRefusal(texts, units),
      submit: buttonFor(enter, step, 'positive'),
      buttons: others.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [enter, ...others] };
  }

  protected override async pressed(turn: DeskTurn, press: Press, data: ReservationRef) {
    const typed = press.action === ENTER ? press.fields.quantity : press.item;
    return this.typed(turn, typed ?? '', data);
  }

  protected override isOwn(_turn: DeskTurn, text: string): boolean {
    return this.words.read(text, 1) !== undefined;
  }

  /** The quantity in the same request said in full. */
  protected override async heard(
    turn: DeskTurn,
    { wish, isAside, said }: Heard,
    data: ReservationRef,
  ): Promise<Reading<ReservationRef, number> | undefined> {
    const isHere = wish !== undefined && !isAside;
    return isHere && said.quantity !== undefined ? this.typed(turn, String(said.quantity), data) : undefined;
  }

  protected override async typed(
    turn: DeskTurn,
    text: string,
    data: ReservationRef,
  ): Promise<Reading<ReservationRef, number>> {
    const units = await this.units(turn, data);
    const quantity = this.words.read(text, units.available, units.withinLimit);
    if (quantity !== undefined && quantity >= 1 && quantity <= maxOf(units)) {
      return { kind: 'answer', value: quantity };
    }
    return { kind: 'refuse', say: quantityRefusal(turn.texts, units, quantity) };
  }

  private async units({ caller }: DeskTurn, data: ReservationRef): Promise<RefundableUnits> {
    const units = await this.ports.quotes.refundableUnits(caller, data);
    return this.purpose === 'exchange' ? { ...units, withinLimit: units.available } : units;
  }
}

function unitsInWords(
  texts: Texts,
  sku: string,
  name: string,
  { reserved, available }: RefundableUnits,
): string {
  const all = texts.say('quote.quantity.text', { sku, name, count: reserved });
  if (available === reserved) return all;
  const left = { pending: texts.number(reserved - available), available: texts.number(available) };
  return `${all} ${texts.say('quote.quantity.pending', left)}`;
}

function halfOf(available: number): { name: 'half'; quantity: number }[] {
  const quantity = available / 2;
  return quantity > 1 && Number.isInteger(quantity) ? [{ name: 'half', quantity }] : [];
}

function usualQuantities(texts: Texts, units: RefundableUnits): Choice[] {
  const { available, withinLimit } = units;
  const isLimited = withinLimit >= 1 && withinLimit < available;
  const usual: { name: 'all' | 'limit' | 'half' | 'one'; quantity: number }[] = [
    { name: 'all', quantity: maxOf(units) },
    // Clients draw five buttons in a row: what fits takes the place of the half.
    ...(isLimited ? [{ name: 'limit' as const, quantity: withinLimit }] : halfOf(available)),
    ...(available > 1 ? [{ name: 'one' as const, quantity: 1 }] : []),
  ];
  return usual.map(({ name, quantity }) => ({
    action: UNITS,
    item: String(quantity),
    title: texts.say(`quote.quantity.${name}`, { quantity: texts.number(quantity) }),
  }));
}
