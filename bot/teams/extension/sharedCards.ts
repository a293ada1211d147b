import type { Attachment } from 'botbuilder';
import { shareCard } from '../../../cards/share/shareCard.js';
import { sharedCustomerView, sharedReservationView } from '../../../cards/share/shareViews.js';
import { standingOf } from '../../../dialogs/reservations/reservationStanding.js';
import type { Texts } from '../../../services/localization/texts.js';
import type { Caller, Customer, ListedReservation } from '../../../services/model.js';
import type { PortfolioReservation } from '../../../services/portfolio.js';
import { chatLink } from './chatLink.js';
import { type ListedCard, listedCard } from './extensionAnswers.js';
import type { ExtensionPorts } from './extensionPorts.js';
import { customerItem, reservationItem } from './sharedItem.js';

/** A reservation with whose it is. */
export interface OwnedReservation {
  readonly customer: Customer;
  readonly reservation: ListedReservation;
}

type Named = Pick<PortfolioReservation, 'customerName' | 'reservation'>;

/** Draws what users share, in the language of the one who shares it. */
export class SharedCards {
  constructor(private readonly ports: Pick<ExtensionPorts, 'reservations' | 'clock' | 'appId'>) {}

  /** A reservation that was found: its card is complete. */
  found(texts: Texts, owned: OwnedReservation): ListedCard {
    const { customer, reservation } = owned;
    const named = { customerName: customer.name, reservation };
    return listedCard(this.reservation(texts, owned), reservationPreview(texts, named));
  }

  /** A line of the portfolio: what it lacks is looked up when it is chosen. */
  line(texts: Texts, line: PortfolioReservation): ListedCard {
    const { customerId, reservation } = line;
    const card = shareCard(
      sharedReservationView(texts, { ...line, state: 'Succeeded' }, this.#links(texts, reservation.id)),
    );
    const chosen = reservationItem({ customerId, reservationId: reservation.id });
    return listedCard(card, { ...reservationPreview(texts, line), chosen });
  }

  /** A customer; its summary is made when it is chosen. */
  customer(texts: Texts, customer: Customer): ListedCard {
    const card = shareCard(sharedCustomerView(texts, { customer }));
    return listedCard(card, {
      title: customer.name,
      text: customer.domain,
      chosen: customerItem(customer.id),
    });
  }

  reservation(texts: Texts, { customer, reservation }: OwnedReservation): Attachment {
    const { state } = standingOf(reservation, this.ports.clock.now());
    const shared = { customerName: customer.name, reservation, state };
    return shareCard(sharedReservationView(texts, shared, this.#links(texts, reservation.id)));
  }

  async customerInShort(caller: Caller, texts: Texts, customer: Customer): Promise<Attachment> {
    const now = this.ports.clock.now();
    const reservations = await this.ports.reservations.list(caller, customer.id);
    const running = reservations.filter((one) => standingOf(one, now).state === 'Succeeded');
    const [next] = running.map(({ expiryDate }) => expiryDate).sort();
    return shareCard(
      sharedCustomerView(texts, { customer, running: { count: running.length, nextExpiry: next } }),
    );
  }

  #links(texts: Texts, id: string) {
    const { appId } = this.ports;
    if (appId === undefined) return [];
    const url = chatLink(appId, texts.say('extension.shared.message', { id }));
    return [{ title: texts.say('extension.shared.open'), url }];
  }
}

function reservationPreview(texts: Texts, { customerName, reservation }: Named) {
  const { displayName, sku, region, quantity, expiryDate } = reservation;
  const facts = [
    customerName,
    sku,
    texts.label('region', region),
    `× ${texts.number(quantity)}`,
    texts.date(expiryDate),
  ];
  return { title: displayName, text: facts.join(' · ') };
}
