import type { ChatUser } from '../support/chatUser.js';
import {
  type BadInput,
  everywhere,
  FABRIKAM_RESERVATION,
  itShouldAnswer,
  message,
  NOT_UNDERSTOOD,
  nextOf,
  stepOf,
  WHOLE_NUMBER,
} from './badInputs.js';

const HERE: readonly BadInput[] = [
  { at: 'menu', what: 'words that are no task', does: 'sing me a song', says: NOT_UNDERSTOOD },
  { at: 'menu', what: 'a number that is not there', does: '99', says: NOT_UNDERSTOOD },
  {
    at: 'customers',
    what: 'an unknown customer',
    does: 'Nobody & Sons',
    says: 'find no customer that fits|aucun client qui corresponde',
  },
  {
    at: 'customers',
    what: 'a row that is not there',
    does: '11',
    says: 'There is no row 11|Il n’y a pas de ligne 11',
  },
  {
    at: 'customers',
    what: '20,000 characters',
    does: 'z'.repeat(20_000),
    says: '“z{60}…”|« z{60}… »',
  },
  {
    at: 'reservations',
    what: 'an unknown reservation',
    does: 'Zeppelin',
    says: 'no reservation that fits|aucune réservation qui corresponde',
  },
  {
    at: 'reservations',
    what: 'the id of another customer’s reservation',
    does: FABRIKAM_RESERVATION,
    says: 'for a reservation of another customer, go back|réservation d’un autre client',
  },
  ...['0', '-1', '1.5', '1e3', '٣', 'lots', '1,000', '3 4'].map((does) => ({
    at: 'quantity' as const,
    what: `the quantity ${does}`,
    does,
    says: WHOLE_NUMBER,
  })),
  ...['0', '-1', '1.5', '', 'NaN'].map((quantity) => ({
    at: 'quantity' as const,
    what: `the quantity “${quantity}” in the card`,
    does: (user: ChatUser) => user.press('OK', { quantity }),
    says: WHOLE_NUMBER,
  })),
  {
    at: 'quantity',
    what: 'the quantity 999',
    does: '999',
    says: 'Only 10 units|Seules 10 unités|Il n’y a que 10',
  },
  { at: 'quote', what: 'words that are no button', does: 'maybe later', says: NOT_UNDERSTOOD },
  {
    at: 'basics',
    what: 'an issue type that is none',
    does: 'weather',
    says: 'type one of these or its number|tapez l’un de ces choix ou son numéro',
  },
  {
    at: 'basics',
    what: 'an issue type that was not offered, by card',
    does: (user) =>
      user.send(message({ value: { action: 'submit', step: stepOf(user), issueType: 'Weather' } })),
    says: 'Please choose one|Faites un choix',
  },
  {
    at: 'problem',
    what: '20,000 characters of description, by card',
    does: (user) =>
      user.send(
        message({ value: { action: 'submit', step: stepOf(user), description: 'd'.repeat(20_000) } }),
      ),
    says: '20,000 characters|20 000 caractères',
  },
  {
    at: 'problem',
    what: '20,000 characters of description, typed',
    does: `description: ${'d'.repeat(19_900)}`,
    says: '19,900 characters|19 900 caractères',
  },
  ...['ada', 'ada@', '@example.com', 'a b@example.com', 'ada@example', '<a@b.c>'].map((address) => ({
    at: 'contact' as const,
    what: `the e-mail address ${address}`,
    does: `email: ${address}`,
    says: 'not a complete e-mail address|adresse e-mail n’est pas complète',
  })),
  ...['12', '+999 1234567', 'call me', '++1 425 555 0123', '0'.repeat(35)].map((number) => ({
    at: 'contact' as const,
    what: `the phone number ${number.slice(0, 20)}`,
    does: (user: ChatUser) => user.press(nextOf(user), { phone: number }),
    says: 'not a phone number|pas un numéro de téléphone',
  })),
  {
    at: 'contact',
    what: 'a name of nothing visible',
    does: (user) =>
      user.send(message({ value: { action: 'submit', step: stepOf(user), firstName: '\u200b\u200d' } })),
    says: 'needed to go on: [^.]*First name|nécessaires pour continuer : [^.]*Prénom',
  },
  {
    at: 'contact',
    what: 'a country and a time zone that are none, by card',
    does: (user) =>
      user.send(
        message({ value: { action: 'submit', step: stepOf(user), country: 'XX', timeZone: 'Mars/Base' } }),
      ),
    says: 'needed to go on: [^.]*Country or region|nécessaires pour continuer : [^.]*Pays ou région',
  },
];

const EVERYWHERE = everywhere('customers', 'quantity', 'quote', 'problem', 'leave');
const AT_THE_QUOTE = EVERYWHERE.filter(({ at }) => at === 'quote');

describe('bad input', () => {
  itShouldAnswer([
    { channelId: 'test', language: 'en', inputs: [...HERE, ...EVERYWHERE] },
    { channelId: 'test', language: 'fr', inputs: [...HERE, ...EVERYWHERE] },
    { channelId: 'msteams', language: 'en', inputs: [...HERE, ...AT_THE_QUOTE] },
    { channelId: 'directline', language: 'fr', inputs: [...HERE, ...AT_THE_QUOTE] },
  ]);
});
