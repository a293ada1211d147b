import assert from 'node:assert/strict';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../hostile/steps.js';

const WELCOME = /Welcome to the Reservation Desk/;
const MENU = SHOWS.menu;
const BOT = { id: 'desk', name: 'Desk' };

describe('DeskBot', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk();
  });
  afterEach(() => desk.close());

  describe('at the beginning', () => {
    it('should greet once, however often it is told of the beginning', async () => {
      const user = desk.user({ channelId: 'msteams' });
      const added = { type: 'conversationUpdate', membersAdded: [{ id: 'user-1', name: '' }, BOT] };
      assert.match(await user.send({ type: 'installationUpdate', action: 'add' }), WELCOME);
      await user.send(added);
      assert.deepEqual(user.replies, []);
      await user.send({ type: 'installationUpdate', action: 'add-upgrade' });
      assert.deepEqual(user.replies, []);
    });

    it('should not greet itself in a chat of two', async () => {
      const user = desk.user();
      await user.send({ type: 'conversationUpdate', membersAdded: [BOT] });
      assert.deepEqual(user.replies, []);
    });

    for (const [says, shows] of [
      ['refund', SHOWS.customers],
      ['2', SHOWS.customers],
      ['help', /Choose what you want to do/],
      ['hello there', WELCOME],
      ['back', MENU],
      ['Français', /Bienvenue/],
    ] as const) {
      it(`should answer first words at once: ${says}`, async () => {
        const user = desk.user();
        assert.match(await user.say(says), shows);
        assert.doesNotMatch(wordsIn(user.replies), /did not understand/);
      });
    }

    it('should say of a card that is older than the conversation that it has been answered, and show the menu', async () => {
      const user = desk.user();
      await user.send({ type: 'message', value: { action: 'submit', step: 'old' } });
      assert.match(linesOf(user)[0]!, /already been answered/);
      assert.match(wordsIn(user.replies), MENU);
    });

    it('should say once that it does not speak a language', async () => {
      const user = desk.user({ locale: 'nl-NL' });
      await user.join();
      assert.match(linesOf(user)[0]!, /I do not speak your language yet/);
      for (const words of ['hoi', 'refund', 'help']) {
        await user.say(words);
        assert.doesNotMatch(wordsIn(user.replies), /do not speak/);
      }
    });
  });

  describe('in Teams', () => {
    it('should read what Teams writes as HTML as the user typed it, once', async () => {
      const user = desk.user({ channelId: 'msteams' });
      await goTo(user, 'problem', 'en');
      await user.say('description: &lt;b&gt; Tom &amp; Co &#8364; &amp;lt; &unknown;');
      assert.match(wordsIn(user.replies), /"value":"<b> Tom & Co € &lt; &unknown;"/);
    });
  });

  describe('with turns that cross', () => {
    it('should greet once when two first messages come at once', async () => {
      const [first, second] = await Promise.all([
        desk.send({ ...crossing, text: 'gibberish' }),
        desk.send({ ...crossing, text: 'gibberish' }),
      ]);
      assert.match(wordsIn(first), WELCOME);
      assert.match(wordsIn(second), /did not understand/);
    });

    it('should take one of two buttons at once, and say of the other that the card was answered', async () => {
      const user = desk.user({ userId: 'ada', conversation: { id: 'crossing' } });
      await user.join();
      const press = (title: string) => desk.send({ ...crossing, value: user.dataOf(title) });
      const [first, second] = await Promise.all([press('Request a refund'), press('My requests')]);
      assert.match(wordsIn(first), SHOWS.customers);
      assert.deepEqual(
        second.map(({ text }) => text),
        ['That card has already been answered. Please use the newest one.'],
      );
    });

    it('should file one request when Submit is pressed three times at once', async () => {
      const user = desk.user({ userId: 'ada', conversation: { id: 'crossing' } });
      await goTo(user, 'contact', 'en');
      const contact = { firstName: 'Ada', lastName: 'L', email: 'a@b.example', timeZone: 'Europe/Paris' };
      await user.press('Next', contact);
      const value = user.dataOf('Submit request');
      const replies = await Promise.all([1, 2, 3].map(() => desk.send({ ...crossing, value })));
      const filed = replies.filter((said) => /SR-\d{6} is filed/.test(wordsIn(said)));
      const stale = replies.filter((said) => /already been answered/.test(wordsIn(said)));
      assert.deepEqual([filed.length, stale.length], [1, 2]);
      assert.match(await user.say('my requests'), /You have one request/);
    });

    const crossing = {
      type: 'message',
      channelId: 'test',
      from: { id: 'ada', name: '' },
      recipient: BOT,
      conversation: { id: 'crossing', isGroup: false, conversationType: '', name: '' },
      locale: 'en-US',
    };
  });

  describe('with commands', () => {
    for (const [says, answers] of [
      ['back', []],
      ['cancel', ['All right, stopped here. Nothing was sent.']],
      ['start over', []],
      ['English', ['We continue in English.']],
    ] as const) {
      it(`should stay at the menu with ${says}`, async () => {
        const user = desk.user();
        await user.join();
        assert.match(await user.say(says), MENU);
        assert.deepEqual(linesOf(user), answers);
      });
    }

    it('should start over out of the leave question, and keep the request that was begun', async () => {
      const user = desk.user();
      await goTo(user, 'problem', 'en');
      await user.say('description: My words');
      await user.say('cancel');
      assert.match(wordsIn(user.replies), /Leave this request/);
      assert.match(await user.say('start over'), /Continue the request for Contoso/);
      await user.say('1');
      assert.match(wordsIn(user.replies), /My words/);
    });

    for (const step of ['quote', 'basics', 'problem', 'contact', 'leave'] as const) {
      it(`should change the language at ${step} and lose nothing`, async () => {
        const user = desk.user();
        await goTo(user, step, 'en');
        assert.match(await user.say('Français'), SHOWS[step]);
        assert.deepEqual(linesOf(user), ['Nous continuons en français.']);
        assert.match(await user.say('aide'), SHOWS[step]);
        assert.match(await user.say('in english'), SHOWS[step]);
        assert.deepEqual(linesOf(user), ['We continue in English.']);
      });
    }

    it('should offer its languages when asked for one that it does not speak', async () => {
      const user = desk.user();
      await goTo(user, 'quote', 'en');
      const value = { action: 'desk.language', item: 'tlh', step: 'any' };
      assert.match(await user.send({ type: 'message', value }), /Which language shall we speak/);
    });
  });
});
