import type { Texts } from '../../services/localization/texts.js';
import type { Caller } from '../../services/model.js';
import type { ExchangeAsk } from '../../services/ports.js';
import type { ExchangeQuote, ReturnAsk } from '../../services/quotes/exchangeQuote.js';
import type { Choice } from '../prompts/choice.js';
import type { ExchangePorts } from './exchangePorts.js';

/** The user wants a refund of what was to be exchanged. */
export interface RefundInstead {
  readonly kind: 'refund';
  readonly refund: ReturnAsk;
}

/**
 * A refund in place of an exchange whose only return the policy lets be refunded, but not exchanged. A refund returns
 * one reservation: of several, none is meant more than the others.
 */
export async function refundInsteadChoices(
  { quotes, reservations }: ExchangePorts,
  texts: Texts,
  caller: Caller,
  { customerId, returns }: ExchangeQuote,
): Promise<Choice[]> {
  const [only, ...others] = returns;
  if (!only || others.length > 0) return [];
  const reservation = await reservations.get(caller, customerId, only.reservationId);
  if (!reservation || quotes.canExchange(reservation) || !quotes.canRefund(reservation)) return [];
  return [
    {
      action: 'refund',
      title: texts.say('products.remedy.refund'),
      also: texts.say('products.remedy.words.refund').split('|'),
    },
  ];
}

export function refundInsteadOf({ returns }: Pick<ExchangeAsk, 'returns'>): RefundInstead {
  const [only = { reservationId: '', quantity: 0 }] = returns;
  return { kind: 'refund', refund: only };
}
