import type { Attachment } from 'botbuilder';
import { z } from 'zod';
import type { Texts } from '../../../services/localization/texts.js';
import type { Caller } from '../../../services/model.js';
import { type InvokeHandler, invokeHandler } from '../../invokes/invokeHandler.js';
import { LATE, within } from '../../within.js';
import { cardsAnswer, type ListedCard } from './extensionAnswers.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { ANSWER_WITHIN_MS } from './inTime.js';
import { linkedReservation } from './portalLink.js';
import type { SharedCards } from './sharedCards.js';

type Lookups = Pick<ExtensionPorts, 'customers' | 'reservations' | 'finder'>;

const link = z.object({ url: z.string() });

/** Links unfold into cards of this version at most. */
const VERSION_OF_LINKS = '1.3';

/** What a link unfolds into that leads nowhere, and every link for whom the desk does not know. */
const NOTHING = cardsAnswer([]);

/**
 * `composeExtension/queryLink`: a link to a reservation in the Azure portal unfolds into its card. A link that leads to none
 * of the caller's own is answered as one that leads nowhere.
 */
export function linkHandler(ports: Lookups, cards: SharedCards): InvokeHandler {
  const handler = invokeHandler('composeExtension/queryLink', link, async ({ caller, texts }, { url }) => {
    const found = await within(ANSWER_WITHIN_MS, linkedCard(ports, cards, caller, texts, url));
    return found === LATE || !found ? NOTHING : cardsAnswer([found]);
  });
  return { ...handler, refusal: () => NOTHING };
}

/**
 * `composeExtension/anonymousQueryLink`, for people without the app: known to the desk or not, they learn where to look and
 * nothing else.
 */
export function anonymousLinkHandler(): InvokeHandler {
  const answer = (url: string, sentence: string) =>
    linkedReservation(url) ? cardsAnswer([hintCard(sentence)]) : NOTHING;
  const handler = invokeHandler('composeExtension/anonymousQueryLink', link, async ({ texts }, { url }) =>
    answer(url, texts.say('extension.link.signIn')),
  );
  return {
    ...handler,
    refusal: (sentence, value) => answer(link.safeParse(value).data?.url ?? '', sentence),
  };
}

/** The ids of a link are only words by which the partner's own index is asked. */
async function linkedCard(
  { customers, reservations, finder }: Lookups,
  cards: SharedCards,
  caller: Caller,
  texts: Texts,
  url: string,
): Promise<ListedCard | undefined> {
  const linked = linkedReservation(url);
  if (!linked) return undefined;
  const [ref] = await finder.named(caller, linked.reservationId, 1);
  if (!ref) return undefined;
  const [customer, reservation] = await Promise.all([
    customers.get(caller, ref.customerId),
    reservations.get(caller, ref.customerId, ref.reservationId),
  ]);
  if (!customer || reservation?.orderId.toLowerCase() !== linked.orderId) return undefined;
  const { content, ...rest } = cards.found(texts, { customer, reservation });
  return { ...rest, content: { ...content, version: VERSION_OF_LINKS } };
}

function hintCard(text: string): Attachment & { preview: Attachment } {
  const card = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { text } };
  return { ...card, preview: card };
}
