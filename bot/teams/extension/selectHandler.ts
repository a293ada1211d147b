import type { Attachment } from 'botbuilder';
import type { z } from 'zod';
import { type InvokeHandler, type InvokeTurn, invokeHandler } from '../../invokes/invokeHandler.js';
import { cardsAnswer, sentenceAnswer } from './extensionAnswers.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { inTime } from './inTime.js';
import type { SharedCards } from './sharedCards.js';
import { sharedItem } from './sharedItem.js';

type Lookups = Pick<ExtensionPorts, 'customers' | 'reservations'>;

/** `composeExtension/selectItem`: the whole card of an item of which the list showed a part. */
export function selectHandler(ports: Lookups, cards: SharedCards): InvokeHandler {
  return invokeHandler('composeExtension/selectItem', sharedItem, (turn, item) =>
    inTime(
      turn,
      chosenCard(ports, cards, turn, item).then((card) =>
        card ? cardsAnswer([card]) : sentenceAnswer(turn.texts.say('extension.found.gone')),
      ),
    ),
  );
}

async function chosenCard(
  { customers, reservations }: Lookups,
  cards: SharedCards,
  { caller, texts }: InvokeTurn,
  item: z.infer<typeof sharedItem>,
): Promise<Attachment | undefined> {
  const customer = await customers.get(caller, item.customerId);
  if (!customer) return undefined;
  if (item.shares === 'customer') return cards.customerInShort(caller, texts, customer);
  const reservation = await reservations.get(caller, customer.id, item.reservationId);
  return reservation && cards.reservation(texts, { customer, reservation });
}
