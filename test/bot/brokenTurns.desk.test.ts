import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import sinon from 'sinon';
import { UnreachableError } from '../../services/errors.js';
import { LocalCustomerDirectory } from '../../services/local/localCustomerDirectory.js';
import { LocalQuoteService } from '../../services/local/localQuoteService.js';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../hostile/steps.js';
import type { ChatUser } from '../support/chatUser.js';

const WELCOME = /Welcome to the Reservation Desk/;
const MENU = SHOWS.menu;

describe('DeskBot', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk();
  });
  afterEach(() => desk.close());

  describe('with a failing turn', () => {
    /** Damages the document of a customer that the desk has not read yet. */
    function damage(name: string): void {
      const folder = join(desk.dataDir, 'desk', 'customers');
      const file = readdirSync(folder).find((one) =>
        readFileSync(join(folder, one), 'utf8').includes(`"${name}"`),
      );
      assert.ok(file);
      writeFileSync(join(folder, file), '{"broken"');
    }

    it('should say in its own sentence that the data of a customer cannot be read, and go on with others', async () => {
      damage('Contoso Ltd');
      const user = desk.user();
      await user.join();
      await user.say('refund');
      await user.press('Contoso Ltd');
      assert.match(linesOf(user)[0]!, /data of this customer cannot be read.+reference [A-Z0-9]{8}/);
      const [line] = desk.lines.filter(({ msg }) => msg === 'turn failed');
      assert.equal(line?.code, 'DocumentCorrupt');
      assert.match(JSON.stringify(line?.err), /^."type":"RefusedError"/);
      assert.match(await user.press('Fabrikam Inc'), SHOWS.reservations);
    });

    it('should offer to drop an unfinished request whose data cannot be read', async () => {
      const party = { userId: 'ada', conversation: { id: 'ada' } };
      await goTo(desk.user(party), 'contact', 'en');
      const { dataDir } = desk;
      await desk.close({ keep: true });
      damage('Contoso Ltd');
      desk = await openHostileDesk({ folder: dataDir });
      const user = desk.user(party);
      await user.say('start over');
      await user.press('Continue the refund for Contoso Ltd');
      assert.match(wordsIn(user.replies), /data of its customer cannot be read/);
      await user.press('Drop it');
      assert.match(wordsIn(user.replies), MENU);
      assert.doesNotMatch(wordsIn(user.replies), /Continue the refund/);
    });

    it('should show a reference for a fault of its own, keep the state as it was, and go on', async () => {
      const user = desk.user();
      await goTo(user, 'quote', 'en');
      const consent = user.dataOf('Request this refund');
      const fault = sinon
        .stub(LocalQuoteService.prototype, 'quoteRefund')
        .rejects(new TypeError('secret words'));
      await user.say('secret words');
      assert.match(linesOf(user).join('|'), /^Something went wrong on our side.+reference [A-Z0-9]{8}\.$/);
      const [line] = desk.lines.filter(({ msg }) => msg === 'turn failed');
      assert.equal(line?.code, 'Unexpected');
      assert.match(JSON.stringify(line?.err), /^."type":"TypeError"/);
      assert.doesNotMatch(desk.logText(), /secret words/);
      fault.restore();
      assert.match(await user.send({ type: 'message', value: consent }), SHOWS.basics);
    });

    it('should say that the service did not answer, in the language of the chat', async () => {
      const user = desk.user({ locale: 'fr-FR' });
      await goTo(user, 'quantity', 'fr');
      const fault = new UnreachableError('BackendUnreachable', 'timeout');
      sinon.stub(LocalQuoteService.prototype, 'quoteRefund').rejects(fault);
      await user.say('1');
      assert.match(linesOf(user)[0]!, /Le service n’a pas répondu.+Référence : [A-Z0-9]{8}/);
    });

    it('should let the user start over out of a step that always fails', async () => {
      const user = desk.user();
      await goTo(user, 'problem', 'en');
      sinon.stub(LocalCustomerDirectory.prototype, 'get').resolves(undefined);
      await user.press('Next', { description: 'x', problemType: 'ReservationManagement' });
      assert.match(await user.say('start over'), MENU);
    });
  });

  describe('with a stored state that does not fit', () => {
    const GARBAGE: Readonly<Record<string, unknown>> = {
      'a dialog that was removed': { dialogStack: [{ id: 'gone', state: {} }] },
      'a removed dialog inside one': {
        dialogStack: [{ id: 'main', state: { dialogs: { dialogStack: [{ id: 'gone', state: {} }] } } }],
      },
      'no stack': { dialogStack: 'x' },
      'a text': 'x',
      null: null,
      'a step without state': { dialogStack: [{ id: 'main', state: null }] },
    };

    for (const [what, dialog] of Object.entries(GARBAGE)) {
      it(`should begin anew and say so: ${what}`, async () => {
        const user = await userWithState(JSON.stringify({ dialog, greeting: 'x' }));
        await user.say('refund');
        assert.match(linesOf(user)[0]!, /lost the thread/);
        assert.match(wordsIn(user.replies), SHOWS.customers);
        assert.match(await user.press('Contoso Ltd'), SHOWS.reservations);
        assert.equal(desk.lines.filter(({ msg }) => msg === 'dialog given up').length, 1);
      });
    }

    for (const text of ['{"dialog":', 'null', '[]', randomBytes(40).toString('latin1')]) {
      it(`should begin anew where nothing can be read: ${JSON.stringify(text.slice(0, 12))}`, async () => {
        const user = await userWithState(text);
        await user.say('hello');
        assert.match(linesOf(user)[0]!, /lost the thread/);
        assert.match(wordsIn(user.replies), WELCOME);
        assert.match(await user.say('refund'), SHOWS.customers);
      });
    }

    for (const [what, state] of [
      ['a waterfall without values', { stepIndex: 0, options: {} }],
      ['a step that no longer exists', { stepIndex: 77, options: {}, values: { draft: {}, asked: [] } }],
      ['an empty draft', { stepIndex: 1, options: {}, values: {} }],
    ] as const) {
      it(`should let the user out of ${what}`, async () => {
        const prompt = { id: 'menu', state: { data: {}, token: 't', choices: 'none' } };
        const steps = { dialogStack: [prompt, { id: 'steps', state }] };
        const dialog = { dialogStack: [{ id: 'main', state: { dialogs: steps } }] };
        const user = await userWithState(JSON.stringify({ dialog }));
        await user.say('2');
        await user.say('start over');
        assert.match(wordsIn(user.replies), MENU);
        assert.match(await user.say('refund'), SHOWS.customers);
      });
    }

    /** A user whose conversation has this text as its stored state. */
    async function userWithState(text: string): Promise<ChatUser> {
      const { dataDir } = desk;
      await desk.close({ keep: true });
      const db = open<string, string>({
        path: join(dataDir, 'state'),
        noSubdir: false,
        encoding: 'string',
        useVersions: true,
      });
      await db.put('test/conversations/garbage/', text, 1);
      await db.close();
      desk = await openHostileDesk({ folder: dataDir });
      return desk.user({ conversation: { id: 'garbage' } });
    }
  });
});
