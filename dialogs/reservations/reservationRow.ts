import type { ListRow } from '../../cards/list/listCard.js';
import type { Texts } from '../../services/localization/texts.js';
import type { ListedReservation } from '../../services/model.js';
import { shownNames } from '../../services/search/reservationSearch.js';
import type { PickRow } from '../prompts/listPrompt.js';
import { type ReservationStanding, standingOf } from './reservationStanding.js';

/** One reservation in a list: product, type, region, quantity, expiry and state. */
export function reservationRow(texts: Texts, reservation: ListedReservation, now: Date): PickRow {
  const standing = standingOf(reservation, now);
  const subtitle = [
    reservation.displayName,
    ...shownNames(texts, reservation),
    texts.say(standing.daysLeft > 0 ? 'reservations.expires' : 'reservations.expired', {
      date: texts.date(reservation.expiryDate),
    }),
  ];
  return {
    item: reservation.id,
    title: reservation.sku,
    subtitle: subtitle.join(' · '),
    detail: `× ${texts.number(reservation.quantity)} · ${texts.label('state', standing.state)}`,
    detailColor: colorOf(standing),
  };
}

function colorOf({ state, expiresSoon }: ReservationStanding): ListRow['detailColor'] {
  switch (state) {
    case 'Succeeded':
      return expiresSoon ? 'Warning' : 'Good';
    case 'Processing':
      return 'Warning';
    default:
      return 'Attention';
  }
}
