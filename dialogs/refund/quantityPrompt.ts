import { quantityCard } from '../../cards/quote/quantityCard.js';
import type { TextKey, Texts } from '../../services/localization/texts.js';
import type { DeskTurn } from '../deskTurn.js';
import { CardPrompt, type Reading, type StepView } from '../prompts/cardPrompt.js';
import { buttonFor, type Choice } from '../prompts/choice.js';
import { commandChoices } from '../prompts/commandChoices.js';
import type { StepKit } from '../prompts/stepKit.js';
import type { Press } from '../prompts/turnInput.js';
import { findReservation, type Lookups } from '../reservations/lookups.js';
import type { QuantityWords } from './quantityWords.js';

export const QUANTITY_PROMPT = 'quantity';

/** Sends the card's number input, whose name this is too. */
const ENTER = 'enter';
const UNITS = 'units';

export interface QuantityData {
  readonly customerId: string;
  readonly reservationId: string;
}

/** Asks how many units of a reservation to return. Answers a whole number from 1 to the units reserved. */
export class QuantityPrompt extends CardPrompt<QuantityData, number> {
  protected override readonly helpKey: TextKey = 'quote.quantity.help';

  constructor(
    kit: StepKit,
    private readonly lookups: Lookups,
    private readonly words: QuantityWords,
  ) {
    super(QUANTITY_PROMPT, kit);
  }

  protected override async view(turn: DeskTurn, data: QuantityData, step: string): Promise<StepView> {
    const { texts } = turn;
    const { quantity: reserved, sku, displayName } = await this.reservation(turn, data);
    const enter: Choice = {
      action: ENTER,
      title: texts.say('quote.quantity.enter'),
      also: texts.say('quote.quantity.words.enter').split('|'),
    };
    // No numbers on the buttons: a typed number is the quantity.
    const others = [...usualQuantities(texts, reserved), ...commandChoices(turn, 'back', 'cancel')];
    const card = quantityCard({
      title: texts.say('quote.quantity.title'),
      text: texts.say('quote.quantity.text', { sku, name: displayName, count: reserved }),
      label: texts.say('quote.quantity.label', { max: reserved }),
      max: reserved,
      placeholder: texts.say('quote.quantity.placeholder', { example: exampleFor(reserved) }),
      errorMessage: refusalOf(texts, reserved),
      submit: buttonFor(enter, step, 'positive'),
      buttons: others.map((choice) => buttonFor(choice, step)),
    });
    return { card, choices: [enter, ...others] };
  }

  protected override async pressed(turn: DeskTurn, press: Press, data: QuantityData) {
    const typed = press.action === ENTER ? press.fields.quantity : press.item;
    return this.typed(turn, typed ?? '', data);
  }

  protected override async typed(
    turn: DeskTurn,
    text: string,
    data: QuantityData,
  ): Promise<Reading<QuantityData, number>> {
    const { quantity: reserved } = await this.reservation(turn, data);
    const quantity = this.words.read(text, reserved);
    if (quantity !== undefined && quantity >= 1 && quantity <= reserved) {
      return { kind: 'answer', value: quantity };
    }
    return { kind: 'refuse', say: refusalOf(turn.texts, reserved, quantity) };
  }

  private reservation({ caller }: DeskTurn, { customerId, reservationId }: QuantityData) {
    return findReservation(this.lookups, caller, customerId, reservationId);
  }
}

function usualQuantities(texts: Texts, reserved: number): Choice[] {
  const half = reserved / 2;
  const usual: { name: 'all' | 'half' | 'one'; quantity: number }[] = [
    { name: 'all', quantity: reserved },
    ...(half > 1 && Number.isInteger(half) ? [{ name: 'half' as const, quantity: half }] : []),
    ...(reserved > 1 ? [{ name: 'one' as const, quantity: 1 }] : []),
  ];
  return usual.map(({ name, quantity }) => ({
    action: UNITS,
    item: String(quantity),
    title: texts.say(`quote.quantity.${name}`, { quantity: texts.number(quantity) }),
  }));
}

/** A number in the middle of the range, to show what can be typed. */
function exampleFor(reserved: number): number {
  return Math.ceil(reserved / 2);
}

function refusalOf(texts: Texts, reserved: number, quantity = 0): string {
  const range = { max: texts.number(reserved), example: texts.number(exampleFor(reserved)) };
  return texts.say(quantity > reserved ? 'quote.quantity.tooMany' : 'quote.quantity.refused', range);
}
