import assert from 'node:assert/strict';
import type { Activity, Attachment } from 'botbuilder';
import fc from 'fast-check';
import { assertDrawable, HOSTILE } from '../cards/cardChecks.js';
import type { ChatUser } from '../support/chatUser.js';
import { buttonsOf } from '../support/press.js';
import { type HostileDesk, openHostileDesk } from './hostileDesk.js';
import { goTo, type StepName } from './steps.js';

/** How long the walks may go on together. */
const WALKING_MS = 15_000;
const STEPS_AT_MOST = 25;

/** A raw key or an expression that reached the user, or a value that had no text. */
const LEAKS =
  /undefined|\bNaN\b|\[object|\$\{|\{\{|\b(?:request|requests|menu|commands|common|errors|form|list|quote|customers|reservations|overview|labels|exchange|products)\.[a-z]+/;

const WORDS = [
  ...['back', 'retour', 'cancel', 'annuler', 'help', 'aide', 'start over', 'recommencer', 'language'],
  ...[
    'English',
    'Français',
    'en français',
    'Deutsch',
    'next',
    'suivant',
    'skip',
    'passer',
    'yes',
    'no',
    'non',
  ],
  ...[
    'refund',
    'rembourser',
    'contoso',
    'fabrikam',
    'margie',
    'SR-000001',
    'my requests',
    'all',
    'deux',
    '0',
  ],
  ...['-1', '1.5', '999', '11', '٣', 'ada@example.com', '+1 425 555 0123', 'Paris', 'first name: Ada'],
  ...[
    'submit',
    'envoyer la demande',
    'withdraw',
    'exchange',
    'échange',
    'reporting',
    'd8s_v5',
    'add',
    'remove 1',
    'compare',
    'fewest',
    'monthly',
    'refund a reservation',
    '!!!',
    '👍',
    '\u200b',
    'e-mail : x@y',
  ],
  ...['x'.repeat(20_000), 'description: '.padEnd(12_000, 'é'), 'constructor', '__proto__'],
];

type Move =
  | { readonly kind: 'press'; readonly at: number; readonly fields: Record<string, string> }
  | { readonly kind: 'stale' | 'title' | 'number'; readonly at: number }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'send'; readonly activity: Partial<Activity> };

const at = fc.nat(30);
const someText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
);
const fieldName = fc.constantFrom(
  ...['issueType', 'problemType', 'category', 'severity', 'description', 'firstName', 'lastName', 'email'],
  ...['phone', 'method', 'country', 'language', 'timeZone', 'quantity', 'text', '__proto__', 'constructor'],
  ...['region', 'term', 'billingPlan'],
);
const good: Record<string, string> = {
  issueType: 'Billing',
  problemType: 'ReservationManagement',
  category: 'ExchangesAndRefunds',
  severity: 'Moderate',
  description: 'Too many machines.',
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: 'ada@example.com',
  country: 'GB',
  language: 'en',
  timeZone: 'Europe/London',
  quantity: '1',
  text: 'Any news?',
  region: 'westeurope',
  term: 'P3Y',
  billingPlan: 'Upfront',
};
const fields = fc.oneof(
  { weight: 3, arbitrary: fc.constant(good) },
  { weight: 1, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.dictionary(fieldName, someText, { maxKeys: 4 }) },
);
const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant('x'.repeat(30_000)));
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('press' as const), at, fields }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('title' as const, 'number' as const), at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stale' as const), at }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('say' as const), text: someText }) },
  {
    weight: 1,
    arbitrary: anyValue.map((value) => ({ kind: 'send' as const, activity: { type: 'message', value } })),
  },
);

/** One person's walk, with everything that was shown on the way. */
class Walk {
  private readonly shown: Attachment[] = [];
  readonly told: string[] = [];

  constructor(private readonly user: ChatUser) {}

  async take(step: Move): Promise<void> {
    const activity = this.activityOf(step);
    this.told.push(JSON.stringify(activity).slice(0, 200));
    await this.user.send(activity);
    const isSubmit = /submit request|envoyer la demande|^submit$|^send( it)?$|^create$|"action":"submit"/i;
    this.check(isSubmit.test(this.intentOf(activity)));
  }

  async startOver(): Promise<void> {
    await this.user.say('start over');
    this.check(false);
    assert.match(JSON.stringify(this.user.replies), /"action":"overview"/, 'start over leads to the menu');
  }

  private activityOf(step: Move): Partial<Activity> {
    const message = { type: 'message' };
    if (step.kind === 'say') return { ...message, text: step.text };
    if (step.kind === 'send') return step.activity;
    if (step.kind === 'number') return { ...message, text: String(step.at) };
    const card = step.kind === 'stale' ? this.shown[step.at % this.shown.length] : this.shown.at(-1);
    const buttons = card ? buttonsOf(card) : [];
    const button = buttons[step.at % Math.max(1, buttons.length)];
    if (!button) return { ...message, text: 'hello' };
    if (step.kind === 'title') return { ...message, text: button.title };
    return { ...message, value: { ...(step.kind === 'press' ? step.fields : {}), ...button.data } };
  }

  private intentOf({ text = '', value }: Partial<Activity>): string {
    return text === '' ? JSON.stringify(value) : text;
  }

  private check(mayFile: boolean): void {
    const { replies } = this.user;
    assert.ok(replies.length > 0, 'every message is answered');
    for (const { text = '', attachments = [] } of replies) {
      assert.doesNotMatch(text, /reference [A-Z0-9]{8}|référence [A-Z0-9]{8}/i, 'no turn fails');
      assert.doesNotMatch(withoutHostile(text), LEAKS);
      for (const card of attachments) {
        assertDrawable(card);
        const size = Buffer.byteLength(JSON.stringify(card));
        assert.ok(size < 28 * 1024, `Teams refuses a card of ${size} bytes`);
        assert.doesNotMatch(withoutHostile(JSON.stringify(card)), LEAKS);
        const isReceipt = /is filed|est enregistrée|My requests at any time/.test(JSON.stringify(card));
        assert.ok(mayFile || !isReceipt, 'nothing is filed without a submit');
        this.shown.push(card);
      }
    }
  }
}

/** What the user typed may come back as typed: quoted, in part, or as it stands in a form. */
function withoutHostile(text: string): string {
  const inJson = HOSTILE.map((typed) => JSON.stringify(typed).slice(1, -1));
  return [...HOSTILE, ...inJson].reduce(
    (rest, typed) => rest.replaceAll(typed, ''),
    text.replaceAll('\u2060', '').replace(/«[^»]*»|“[^”]*”|„[^“]*“/g, ''),
  );
}

describe('the whole desk', () => {
  let desk: HostileDesk;
  before(async () => {
    desk = await openHostileDesk();
  });
  after(() => desk.close());

  it('should answer whatever is pressed and typed, and lead back to the menu', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('test', 'msteams', 'directline'),
        fc.constantFrom('en-US', 'fr-FR', 'de-DE', 'fr-u-nu-arab'),
        fc.constantFrom<StepName>('menu', 'menu', 'returns', 'offer', 'purchases', 'exchangeQuote'),
        fc.array(move, { minLength: 5, maxLength: STEPS_AT_MOST, size: 'max' }),
        async (channelId, locale, from, moves) => {
          const user = desk.user({ channelId, locale });
          const walk = new Walk(user);
          try {
            await goTo(user, from, locale.startsWith('fr') ? 'fr' : 'en');
            for (const step of moves) await walk.take(step);
            await walk.startOver();
          } catch (error) {
            throw new Error(`${walk.told.join('\n')}\n=> ${JSON.stringify(user.replies).slice(0, 600)}`, {
              cause: error,
            });
          }
        },
      ),
      { interruptAfterTimeLimit: WALKING_MS, numRuns: 10_000, endOnFailure: !process.env.SHRINK },
    );
  }).timeout(WALKING_MS * 4);
});
