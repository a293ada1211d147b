import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { ChatUser } from '../support/chatUser.js';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from './hostileDesk.js';
import { goTo, inLanguage, type Language, SHOWS, type StepName } from './steps.js';

/** What a person does wrong, and how the desk answers: `English|French`, read as regular expressions. */
interface BadInput {
  readonly at: StepName;
  readonly what: string;
  readonly does: string | Partial<Activity> | ((user: ChatUser) => Promise<unknown>);
  readonly says: string;
}

const NOT_UNDERSTOOD = 'did not understand that here|pas compris cela ici';
const EMPTY = 'That message was empty|Ce message était vide';
const STALE = 'already been answered|déjà reçu une réponse';
const NO_FILES = 'cannot take files or voice messages|recevoir de fichier ni de message vocal';
const WHOLE_NUMBER = 'Type a whole number from 1 to|Tapez un nombre entier de 1 à';

const FABRIKAM_RESERVATION = 'efb91f2c-6dcd-4c6a-b1f8-47f16b7c4df6';

function message(rest: object): Partial<Activity> {
  return { type: 'message', ...rest };
}

/** Presses the first button of the newest card with other data. */
function forged(changes: Record<string, unknown>) {
  return (user: ChatUser) =>
    user.send(message({ value: { action: 'pick', step: stepOf(user), item: 'x', ...changes } }));
}

function stepOf({ replies }: ChatUser): string {
  return /"step":"([^"]+)"/.exec(JSON.stringify(replies))?.[1] ?? '';
}

function nextOf({ replies }: ChatUser): string {
  return JSON.stringify(replies).includes('"Suivant"') ? 'Suivant' : 'Next';
}

const VALUES: Record<string, unknown> = {
  'a string': 'hello',
  'an array': [1, { action: 'refund' }],
  'a number': 42,
  'nested objects': { action: { action: 'refund' }, step: [{}], item: {} },
  'an action that is too long': { action: 'x'.repeat(100_000), step: 'y' },
  'an empty object': {},
};

const EVERYWHERE: readonly BadInput[] = (
  ['customers', 'quantity', 'quote', 'problem', 'leave'] as const
).flatMap((at) => [
  { at, what: 'no text', does: message({}), says: EMPTY },
  { at, what: 'spaces', does: message({ text: ' \n\t ' }), says: EMPTY },
  { at, what: 'nothing visible', does: message({ text: '\u200b\u2060\u202e' }), says: EMPTY },
  { at, what: 'a text of another type', does: message({ text: { a: 1 } }), says: EMPTY },
  ...Object.entries(VALUES).map(([what, value]) => ({ at, what, does: message({ value }), says: EMPTY })),
  {
    at,
    what: 'a voice message',
    does: message({ attachments: [{ contentType: 'audio/ogg', contentUrl: 'https://x.example/a.ogg' }] }),
    says: NO_FILES,
  },
  { at, what: 'attachments that are none', does: message({ attachments: [null, 7, {}] }), says: NO_FILES },
  { at, what: 'an action that was not offered', does: forged({ action: 'submit' }), says: NOT_UNDERSTOOD },
  { at, what: 'an item that was not offered', does: forged({ item: '../../etc' }), says: NOT_UNDERSTOOD },
  {
    at,
    what: 'the reservation of another customer, forged',
    does: forged({ item: FABRIKAM_RESERVATION }),
    says: NOT_UNDERSTOOD,
  },
  { at, what: 'the step of another conversation', does: forged({ step: 'elsewhere' }), says: STALE },
  { at, what: 'no step', does: forged({ step: undefined }), says: STALE },
  {
    at,
    what: 'inputs named as members of every object',
    does: (user) =>
      user.send(
        message({
          value: JSON.parse(
            `{"action":"pick","step":"${stepOf(user)}","__proto__":{"a":1},"constructor":"x","toString":"y","hasOwnProperty":"z"}`,
          ),
        }),
      ),
    says: NOT_UNDERSTOOD,
  },
  {
    at,
    what: 'five hundred inputs with very long names',
    does: forged(
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`${index}`.padEnd(2_000, 'k'), 'v'])),
    ),
    says: NOT_UNDERSTOOD,
  },
]);

const HERE: readonly BadInput[] = [
  { at: 'menu', what: 'words that are no task', does: 'sing me a song', says: NOT_UNDERSTOOD },
  { at: 'menu', what: 'a number that is not there', does: '9', says: NOT_UNDERSTOOD },
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
    says: 'First name: This is needed|Prénom : Cette information est nécessaire',
  },
  {
    at: 'contact',
    what: 'a country and a time zone that are none, by card',
    does: (user) =>
      user.send(
        message({ value: { action: 'submit', step: stepOf(user), country: 'XX', timeZone: 'Mars/Base' } }),
      ),
    says: 'Country or region: Please choose|Pays ou région : Faites',
  },
];

const AT_THE_QUOTE = EVERYWHERE.filter(({ at }) => at === 'quote');

const CHATS: readonly { channelId: string; language: Language; inputs: readonly BadInput[] }[] = [
  { channelId: 'test', language: 'en', inputs: [...HERE, ...EVERYWHERE] },
  { channelId: 'test', language: 'fr', inputs: [...HERE, ...EVERYWHERE] },
  { channelId: 'msteams', language: 'en', inputs: [...HERE, ...AT_THE_QUOTE] },
  { channelId: 'directline', language: 'fr', inputs: [...HERE, ...AT_THE_QUOTE] },
];

describe('bad input', () => {
  let desk: HostileDesk;
  before(async () => {
    desk = await openHostileDesk();
  });
  after(() => desk.close());

  for (const { channelId, language, inputs } of CHATS) {
    describe(`on ${channelId} in ${language}`, () => {
      for (const { at, what, does, says } of inputs) {
        it(`should be answered in a sentence at ${at}: ${what}`, async () => {
          const user = desk.user({ channelId, locale: language });
          await goTo(user, at, language);
          assert.match(wordsIn(user.replies), SHOWS[at]);
          await misbehave(user, does);
          assert.match(linesOf(user).join('\n'), new RegExp(inLanguage(says, language)));
          assert.doesNotMatch(linesOf(user).join('\n'), /reference|référence/i);
          await assertStillAt(user, at, language);
        });
      }
    });
  }

  it('should not have failed a single turn', () => {
    assert.deepEqual(
      desk.lines.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

async function misbehave(user: ChatUser, does: BadInput['does']): Promise<void> {
  if (typeof does === 'string') await user.say(does);
  else if (typeof does === 'function') await does(user);
  else await user.send(does);
}

async function assertStillAt(user: ChatUser, step: StepName, language: Language): Promise<void> {
  await user.say(inLanguage('help|aide', language));
  assert.match(wordsIn(user.replies), SHOWS[step], 'the step is where it was');
}
