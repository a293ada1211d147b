import assert from 'node:assert/strict';
import type { Fault } from '../standIn/faults.js';
import type { StandIn } from '../standIn/standIn.js';
import type { ChatUser } from '../support/chatUser.js';
import { languages } from '../support/languages.js';
import { openRealChat } from './realChat.js';

/** A conversation that gets into the middle of the main job. */
interface Talk {
  readonly locale: string;
  readonly description: string;
  /** What tells that the user may go on, in the sentence of a service that is away. */
  readonly advice: RegExp;
  readonly quoteTitle: string;
  toOverview(user: ChatUser): Promise<string>;
  toQuantity(user: ChatUser): Promise<void>;
  /** Chooses how many units to return: the step that the quote follows. */
  quantity(user: ChatUser): Promise<string>;
  /** From the quote to the question whether to send the request. */
  toReview(user: ChatUser): Promise<string>;
  send(user: ChatUser): Promise<string>;
}

const ZONE = { language: 'en', timeZone: 'America/New_York' };

const PRESSING: Talk = {
  locale: 'en-US',
  description: 'The customer no longer needs this machine.',
  advice: /Nothing was lost; please try again in a moment/,
  quoteTitle: 'Refund quote',
  async toOverview(user) {
    await user.press('Look up a reservation');
    await user.press('Contoso Ltd');
    return user.press('Standard_D4s_v5');
  },
  async toQuantity(user) {
    await user.press('Request a refund');
    await user.press('Contoso Ltd');
    await user.press('Standard_D4s_v5');
  },
  quantity: (user) => user.press('Only 1'),
  async toReview(user) {
    await user.press('Request this refund');
    await user.press('Next', { issueType: 'Billing' });
    await user.press('Next', { description: this.description });
    const person = { firstName: 'Grace', lastName: 'Hopper', email: 'grace@partner.example' };
    return user.press('Next', { ...person, method: 'Email', country: 'US', ...ZONE });
  },
  send: (user) => user.press('Submit request'),
};

const TYPING: Talk = {
  locale: 'fr-FR',
  description: 'Le client n’en a plus besoin.',
  advice: /Rien n’est perdu ; réessayez dans un instant/,
  quoteTitle: 'Devis de remboursement',
  toOverview: (user) => typed(user, 'consulter une réservation', 'fabrikam', '1'),
  async toQuantity(user) {
    await typed(user, 'rembourser', 'fabrikam', '1');
  },
  quantity: (user) => user.say('une'),
  async toReview(user) {
    await typed(user, '1', 'suivant');
    await user.press('Suivant', { description: this.description });
    return typed(user, 'Marie', 'Curie', 'marie@partenaire.example', 'passer', 'suivant');
  },
  send: (user) => user.say('envoyer la demande'),
};

const LOST_ANSWER: Fault = { kind: 'hang', tookEffect: true };

describe('the main job while a service is away', () => {
  for (const talk of [PRESSING, TYPING]) {
    describe(`in ${talk.locale}`, () => {
      let chat: Awaited<ReturnType<typeof openRealChat>>;
      beforeEach(async () => {
        chat = await openRealChat(talk.locale);
      });
      afterEach(() => chat.close());

      it('should show a reservation without its usage, and with it once the service is back', async () => {
        const { user, standIn } = chat;
        const unavailable = languages.textsFor(talk.locale).say('service.usageUnavailable');
        const fault = standIn.script(
          { operation: 'reservations.dailyUsage' },
          { kind: 'status', status: 500 },
        );
        assert.ok((await talk.toOverview(user)).includes(unavailable));
        fault.end();
        await user.say('menu');
        const whole = await talk.toOverview(user);
        assert.ok(whole.includes('%') && !whole.includes(unavailable));
      });

      it('should make one request in spite of a quote that fails and a ticket that is not heard of', async () => {
        const { user, standIn } = chat;
        await talk.toQuantity(user);
        const noQuote = standIn.script(
          { operation: 'reservations.calculateRefund' },
          { kind: 'status', status: 503 },
        );
        assert.match(plain(await talk.quantity(user)), talk.advice);
        noQuote.end();
        assert.ok((await talk.quantity(user)).includes(talk.quoteTitle), said(user));
        assert.ok((await talk.toReview(user)).includes(talk.description), said(user));

        const noAnswer = standIn.script({ operation: 'support.createTicket' }, LOST_ANSWER);
        assert.match(plain(await talk.send(user)), talk.advice);
        noAnswer.end();
        await talk.send(user);
        const number = user.requestNumber();
        const [ticket, ...others] = tickets(standIn);
        assert.deepEqual(others, []);
        assert.ok(said(user).includes(ticket!.supportTicketId));
        assert.ok(String(ticket!.properties.description).includes(talk.description));
        await user.say('menu');
        await user.say(talk === TYPING ? 'mes demandes' : 'my requests');
        assert.ok(said(user).includes(number));
      });
    });
  }
}).timeout(30_000);

async function typed(user: ChatUser, ...texts: readonly string[]): Promise<string> {
  let replies = '';
  for (const text of texts) replies = await user.say(text);
  return replies;
}

function said({ replies }: ChatUser): string {
  return JSON.stringify(replies);
}

/** With plain spaces where French has narrow or fixed ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

function tickets({ world }: StandIn) {
  return world.partners.flatMap(({ customers }) => customers.flatMap((one) => [...one.tickets.values()]));
}
