import { demoDesk } from '../../../services/local/demo/demoDesk.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';

const STARTS = [
  'Bel',
  'Cor',
  'Dan',
  'Fer',
  'Gal',
  'Hal',
  'Jor',
  'Kal',
  'Lum',
  'Mar',
  'Nor',
  'Pel',
  'Quin',
  'Ros',
  'Sel',
  'Tor',
];
const MIDDLES = [
  'a',
  'be',
  'co',
  'di',
  'fo',
  'gu',
  'ha',
  'lo',
  'ma',
  'ne',
  'po',
  'ra',
  'si',
  'ta',
  'vi',
  'zo',
];
const ENDS = [
  'dian',
  'flex',
  'gard',
  'lane',
  'mont',
  'nova',
  'quist',
  'rix',
  'soft',
  'tane',
  'vale',
  'wick',
  'xis',
  'yard',
  'zen',
  'bury',
];
const TRADES = [
  'Bank',
  'Foods',
  'Group',
  'Media',
  'Research',
  'Systems',
  'Toys',
  'Traders',
  'Travel',
  'Works',
];

/** The demo customers and invented ones besides, `count` in all, the same each time: for benches. */
export function* generatedCustomers(count: number, now: Date): Generator<CustomerDocument> {
  const demo = demoDesk(now);
  for (let number = 0; number < count; number++) {
    const model = demo[number % demo.length]!;
    yield number < demo.length ? model : renamed(model, number);
  }
}

function renamed(model: CustomerDocument, number: number): CustomerDocument {
  const word = [STARTS, MIDDLES, MIDDLES, ENDS]
    .map((parts, place) => parts[Math.floor(number / 16 ** place) % parts.length])
    .join('');
  const trade = TRADES[number % TRADES.length]!;
  const id = `${model.profile.id.slice(0, -6)}${number.toString(16).padStart(6, '0')}`;
  const reservations = model.reservations.slice(0, 3).map((reservation, place) => ({
    ...reservation,
    id: `${id.slice(0, -2)}r${place}`,
    customerId: id,
  }));
  return {
    ...model,
    profile: { ...model.profile, id, name: `${word} ${trade}`, domain: `${word}${trade}.com`.toLowerCase() },
    reservations,
    usage: model.usage
      .slice(0, 3)
      .map((usage, place) => ({ ...usage, reservationId: reservations[place]!.id })),
    refundPool: [],
    requests: [],
  };
}
