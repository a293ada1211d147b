import assert from 'node:assert/strict';
import { MAX_CANDIDATES } from '../../../services/understanding/understanding.js';
import { STRANGER } from '../local/deskFixture.js';
import { LINE_ORDER_ID, namesOf, reservationsOf, useHeardDesk, WEB_ID } from './heardDesk.js';

describe('DeskUnderstander', () => {
  const hear = useHeardDesk();

  it('should read everything that one sentence says', async () => {
    const heard = await hear(
      'Please refund 3 units of the web front end of Contoso that expires before 30 June',
    );
    assert.deepEqual([heard.guesses[0]?.task, heard.isSure], ['refund', true]);
    assert.deepEqual([namesOf(heard), reservationsOf(heard)], [['Contoso Ltd'], ['Web front end']]);
    assert.deepEqual([heard.quantity, heard.expiry], [3, { before: '2027-06-30' }]);
  });

  it('should read a sentence in another language than the chat’s with the words of its own', async () => {
    const heard = await hear('je voudrais me faire rembourser deux unités de Contoso', { language: 'en' });
    assert.deepEqual([heard.guesses[0]?.task, heard.quantity], ['refund', 2]);
    assert.deepEqual(namesOf(heard), ['Contoso Ltd']);
  });

  describe('customers', () => {
    for (const [how, text, names] of [
      ['by the whole name', 'show Contoso Ltd', ['Contoso Ltd']],
      ['by the first word', 'refund for Tailspin', ['Tailspin Toys']],
      ['with an apostrophe', "show Fabrikam's reservations", ['Fabrikam Inc']],
      ['with a typing mistake', 'show me Contosso', ['Contoso Ltd']],
      ['by the domain', 'the portfolio of wingtiptoys.com', ['Wingtip Toys']],
      ['without its spaces', 'open tailspintoys', ['Tailspin Toys']],
      ['all whom a word fits', 'refund something of Toys', ['Tailspin Toys', 'Wingtip Toys']],
      ['by ordinary words in its full name', 'show Reservation Experts', ['Reservation Experts']],
    ] as const) {
      it(`should be found ${how}`, async () => {
        assert.deepEqual(namesOf(await hear(text)).sort(), names);
      });
    }

    for (const text of [
      'show my reservation',
      'which reservation expires first',
      'hello there',
      'give ana@contoso.com access',
      'Con',
      '',
    ]) {
      it(`should be nobody in ${JSON.stringify(text)}`, async () => {
        assert.deepEqual(namesOf(await hear(text)), []);
      });
    }

    it("should never be another partner's", async () => {
      for (const text of ['show Umbrella Corp', 'umbrella.com', 'refund Hive mind', 'r-hive']) {
        const heard = await hear(text);
        assert.deepEqual([namesOf(heard), reservationsOf(heard)], [[], []], text);
      }
      assert.deepEqual(namesOf(await hear('show Umbrella Corp', { caller: STRANGER })), ['Umbrella Corp']);
      assert.deepEqual(namesOf(await hear('show Contoso', { caller: STRANGER })), []);
    });

    it('should be the one whose reservation fits when several are named', async () => {
      const heard = await hear('refund the web front end of Toys');
      assert.deepEqual([namesOf(heard), reservationsOf(heard)], [['Wingtip Toys'], ['Web front end']]);
    });

    it('should be told by a reservation when none is named, but not the one at hand again', async () => {
      assert.deepEqual(namesOf(await hear('refund Assembly line')), ['Fabrikam Inc']);
      assert.deepEqual(namesOf(await hear('refund Assembly line', { customerId: 'fabrikam' })), []);
    });
  });

  describe('reservations', () => {
    for (const [how, text, names] of [
      ['by their name', 'refund Web front end of Contoso', ['Web front end']],
      ['by a mistyped name', 'refund the reportng of Contoso', ['Reporting']],
      ['by a part of the SKU', 'refund the E8s of Contoso', ['Reporting']],
      ['by the SKU', 'refund Standard_D4s_v5 of Contoso', ['Web front end']],
      ['by the region as it is shown', 'show Contoso in West Europe', ['Reporting']],
      ['by words for the type', 'show the SQL database of Contoso', ['Order database']],
      ['by a short word for the type', 'refund the SQL of Contoso', ['Order database']],
      ['by the expiry', 'refund what expires in March for Contoso', ['Web front end']],
      ['by the term', 'refund the three year one of Contoso', ['Reporting']],
      ['by type and region together', 'the VM in uksouth of Contoso', ['Web front end']],
      ['by ID', `refund ${WEB_ID.toUpperCase()}`, ['Web front end']],
      ['by order ID', `refund ${LINE_ORDER_ID}`, ['Assembly line']],
      ['by ID, whoever is named', `refund ${WEB_ID} of Contoso`, ['Web front end']],
    ] as const) {
      it(`should be found ${how}`, async () => {
        assert.deepEqual(reservationsOf(await hear(text)), names);
      });
    }

    it('should be found by the French name of a region, in any chat', async () => {
      const heard = await hear('refund Royaume-Uni Sud for Contoso');
      assert.deepEqual(reservationsOf(heard).sort(), ['Order database', 'Web front end']);
    });

    it('should all be told that fit, never one of them as clear', async () => {
      for (const [text, names] of [
        ['cancel the VM of Contoso', ['Reporting', 'Web front end']],
        ['what of Contoso expires in June', ['Order database', 'Reporting']],
        ['refund in uksouth for Contoso', ['Order database', 'Web front end']],
        ['refund Web front end', ['Web front end', 'Web front end']],
      ] as const) {
        assert.deepEqual(reservationsOf(await hear(text)).sort(), names, text);
      }
    });

    it('should not be clear where one fits only a part of what is said', async () => {
      const heard = await hear('refund the E8s in uksouth of Contoso');
      assert.ok(heard.reservations.length > 1);
    });

    it('should be those of the customer at hand when nobody is named', async () => {
      const heard = await hear('refund Web front end', { customerId: 'contoso' });
      assert.deepEqual(
        heard.reservations.map(({ id }) => id),
        [WEB_ID],
      );
      assert.deepEqual(reservationsOf(await hear('the E8s', { customerId: 'contoso' })), ['Reporting']);
    });

    it('should be none where nothing names any', async () => {
      for (const text of ['refund something of Contoso', 'show Contoso', 'refund', '6f1f2a8e']) {
        assert.deepEqual(reservationsOf(await hear(text)), [], text);
      }
    });
  });

  describe('hostile input', () => {
    for (const [what, text] of Object.entries({
      nothing: '',
      spaces: ' \t\r\n ',
      '20,000 letters': 'a'.repeat(20_000),
      '20,000 words': 'refund contoso '.repeat(10_000),
      '20,000 at signs': '@.'.repeat(10_000),
      '20,000 digits': '1'.repeat(20_000),
      'dates without end': '2027-03-15 '.repeat(2_000),
      'a date behind all words': `${'a '.repeat(130)}2027-03-15`,
      emoji: '👩‍👩‍👧‍👦🎿🏳️‍🌈'.repeat(200),
      'control characters': '\u0000\u0001\u001b[31m\u0007\u202e\ufeff',
      'lone surrogates': '\ud83d\udc00\ud83d refund \udfff',
      'ligatures that unfold': '\ufdfa'.repeat(800),
      'marks without letters': '\u0301'.repeat(800),
      markup: '<script>${x}</script> **{customer}** {{name}} %s ../..',
      'names of object members': '__proto__ constructor toString hasOwnProperty',
    })) {
      it(`should answer ${what}`, async () => {
        const heard = await hear(text);
        assert.ok(heard.guesses.length <= 3);
        assert.ok(heard.customers.length <= MAX_CANDIDATES && heard.reservations.length <= MAX_CANDIDATES);
        assert.ok(heard.guesses.every(({ confidence }) => confidence >= 0 && confidence <= 1));
      });
    }

    it('should still hear what stands first in an endless text', async () => {
      const heard = await hear(`refund Contoso Web front end ${'x'.repeat(20_000)}`);
      assert.deepEqual([heard.guesses[0]?.task, namesOf(heard)], ['refund', ['Contoso Ltd']]);
    });
  });
});
