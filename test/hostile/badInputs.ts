import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { ChatUser } from '../support/chatUser.js';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from './hostileDesk.js';
import { goTo, inLanguage, type Language, SHOWS, type StepName } from './steps.js';

/** What a person does wrong, and how the desk answers: `English|French`, read as regular expressions. */
export interface BadInput {
  readonly at: StepName;
  readonly what: string;
  readonly does: string | Partial<Activity> | ((user: ChatUser) => Promise<unknown>);
  readonly says: string;
}

export const NOT_UNDERSTOOD = 'did not understand that here|pas compris cela ici';
const EMPTY = 'That message was empty|Ce message était vide';
export const STALE = 'already been answered|déjà reçu une réponse';
const NO_FILES = 'cannot take files or voice messages|recevoir de fichier ni de message vocal';
export const WHOLE_NUMBER = 'Type a whole number from 1 to|Tapez un nombre entier de 1 à';

export const FABRIKAM_RESERVATION = 'efb91f2c-6dcd-4c6a-b1f8-47f16b7c4df6';

export function message(rest: object): Partial<Activity> {
  return { type: 'message', ...rest };
}

/** Presses the first button of the newest card with other data. */
export function forged(changes: Record<string, unknown>) {
  return (user: ChatUser) =>
    user.send(message({ value: { action: 'pick', step: stepOf(user), item: 'x', ...changes } }));
}

export function stepOf({ replies }: ChatUser): string {
  return /"step":"([^"]+)"/.exec(JSON.stringify(replies))?.[1] ?? '';
}

export function nextOf({ replies }: ChatUser): string {
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

/** What is answered alike in every step. */
export function everywhere(...steps: readonly StepName[]): BadInput[] {
  return steps.flatMap((at) => [
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
}

/** Who does it: where, and in which language. */
export interface BadChat {
  readonly channelId: string;
  readonly language: Language;
  readonly inputs: readonly BadInput[];
}

/** One test for each bad input: it is answered in its sentence, nothing fails, and the step stands as it was. */
export function itShouldAnswer(chats: readonly BadChat[]): void {
  let desk: HostileDesk;
  before(async () => {
    desk = await openHostileDesk();
  });
  after(() => desk.close());

  for (const { channelId, language, inputs } of chats) {
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
}

async function misbehave(user: ChatUser, does: BadInput['does']): Promise<void> {
  if (typeof does === 'string') await user.say(does);
  else if (typeof does === 'function') await does(user);
  else await user.send(does);
}

async function assertStillAt(user: ChatUser, step: StepName, language: Language): Promise<void> {
  await user.say(inLanguage('help|aide', language));
  assert.match(wordsIn(user.replies), SHOWS[step], 'the step is where it was');
}
