import assert from 'node:assert/strict';
import { ROLES, type SupportRequest } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { CALLER } from '../deskHarness.js';
import { carryOutChat } from './carryOutChat.js';

const EXECUTION = { by: CALLER.userId, at: '2026-11-22T09:00:00.000Z' };

/** Words that ask for it, in the order of `languages`. */
const ASKED = languages.languages.map((language) => {
  const texts = languages.textsFor(language);
  const [first = ''] = texts.say('requests.request.words.carryOut').split('|');
  return { language, texts, typed: [first, texts.say('requests.request.buttons.carryOutRefund'), '3'] };
});

describe('a request that can be carried out', () => {
  for (const { language, texts, typed } of ASKED) {
    for (const words of typed) {
      it(`should show what would be carried out when ${words} is typed in ${language}`, async () => {
        const { harness } = await carryOutChat({ locale: language });
        await harness.say(words);
        assert.equal(harness.card.title, texts.say('requests.carryOut.title.refund', { id: 'SR-000001' }));
      });
    }
  }

  it('should offer a return and an exchange by their names', async () => {
    const { harness } = await carryOutChat();
    assert.deepEqual(harness.card.buttons, [
      '1. Add a comment',
      '2. Withdraw',
      '3. Carry out the return now…',
      '4. Back to my requests',
      'Start over',
    ]);
    const exchange = await carryOutChat({ asksFor: 'exchange', request: { status: 'InProgress' } });
    assert.deepEqual(exchange.harness.card.buttons, [
      '1. Add a comment',
      '2. Carry out the exchange now…',
      '3. Back to my requests',
      'Start over',
    ]);
  });

  it('should not offer it where the operator has not switched it on', async () => {
    const { harness } = await carryOutChat({ isOn: false });
    assert.doesNotMatch(harness.card.text, /carry/i);
    const { lines } = await harness.say('carry out the return');
    assert.match(lines[0]!, /I did not understand/);
  });

  for (const role of ROLES.filter((one) => one !== 'AdminAgent')) {
    it(`should tell a ${role} who types it whom to ask, and send nothing`, async () => {
      const { harness, execution } = await carryOutChat({ roles: [role] });
      assert.ok(!harness.card.buttons.some((title) => /carry out/i.test(title)));
      const { lines } = await harness.say('carry out the return');
      assert.match(lines[0]!, /needs the role Admin agent.*Kim Larsen \(kim@partner\.example\)/);
      assert.match(harness.card.text, /^Request SR-000001/);
      assert.deepEqual(execution.sent, []);
    });
  }

  it('should say it in French to whoever may not', async () => {
    const { harness } = await carryOutChat({ roles: ['HelpdeskAgent'], locale: 'fr-FR' });
    const { lines } = await harness.say('exécuter le retour');
    assert.match(lines[0]!, /il faut le rôle Agent d’administration/);
  });

  for (const [about, setup, why] of [
    ['is closed', { request: { status: 'Closed' } }, /no longer open/],
    ['is withdrawn', { request: { status: 'Withdrawn' } }, /no longer open/],
    ['asks for help only', { asksFor: 'help' }, /neither for a return nor for an exchange/],
    [
      'was carried out',
      { request: { status: 'Closed', execution: { ...EXECUTION, state: 'Done' } } },
      /carried out already/,
    ],
    [
      'was sent to be',
      { request: { status: 'InProgress', execution: { ...EXECUTION, state: 'Begun' } } },
      /will not be sent again/,
    ],
  ] as const) {
    it(`should say why not when it ${about}`, async () => {
      const { harness } = await carryOutChat(setup);
      assert.ok(!harness.card.buttons.some((title) => /carry out/i.test(title)));
      const { lines } = await harness.say('carry it out');
      assert.match(lines[0]!, why);
      assert.match(harness.card.text, /^Request SR-000001/);
    });
  }
});

describe('a request that was carried out', () => {
  const done = (changes: object = {}): Partial<SupportRequest> => ({
    status: 'Closed',
    execution: { ...EXECUTION, state: 'Done', ...changes },
  });

  it('should say when and by whom, and what to quote of it', async () => {
    const { harness } = await carryOutChat({ request: done({ correlationId: 'abc-1' }) });
    assert.match(harness.card.text, /^Request SR-000001\nClosed: carried out\n/);
    assert.match(
      harness.card.text,
      /Carried out\nNovember 22, 2026 at 4:00 AM, by you\nCorrelation ID\nabc-1\n/,
    );
    const colleague = await carryOutChat({ request: done({ by: 'user-2' }), locale: 'fr-FR' });
    assert.match(colleague.harness.card.text, /Fermée : exécutée\n/);
    assert.match(colleague.harness.card.text, /le 22 novembre 2026 à 04:00, par un collègue\n/);
    assert.doesNotMatch(colleague.harness.card.text, /corrélation/);
  });

  it('should say of one that was sent that it is not known how it ended', async () => {
    const { harness } = await carryOutChat({
      request: { status: 'InProgress', execution: { ...EXECUTION, state: 'Begun' } },
    });
    assert.match(
      harness.card.text,
      /Sent\nNovember 22, 2026 at 4:00 AM, by you\nOutcome\nIt is not known yet/,
    );
    assert.deepEqual(harness.card.buttons, [
      '1. Check again',
      '2. Add a comment',
      '3. Back to my requests',
      'Start over',
    ]);
  });
});
