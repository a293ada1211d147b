import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { atExchangeReview, exchangeChat, exchangeLeftAtReview } from './exchangeChat.js';
import { agreedExchange, CONTACT, pressWith, supportChat } from './supportChat.js';

describe('a request for an exchange', () => {
  it('should be filed by clicking only, with all that was agreed to', async () => {
    const { harness, requests } = await exchangeChat();
    assert.match(harness.card.text, /^Step 1 of 4\nBasics\nFor Contoso\n/);
    await pressWith(harness, 'Next');
    await pressWith(harness, 'Next');
    await pressWith(harness, 'Next');
    assert.match(harness.card.text, /Subject\nCustomer\nContoso\nExchange\n/);
    const { cards } = await harness.press('Submit request');
    assert.match(cards[0]!.text, /Request SR-000001 is filed\nOpen\n.*by e-mail to anna@fabrikam.com/);
    assert.match(cards[0]!.text, /Net payable\n\$646\.58/);
    const [sent] = requests.sent;
    assert.deepEqual(sent?.exchange, await agreedExchange());
    assert.equal(sent?.reservationId, 'reservation-1');
    assert.equal(sent?.refund, undefined);
    assert.deepEqual(sent?.basics, { issueType: 'Billing' });
    assert.equal(sent?.problem.problemType, 'ReservationManagement');
    assert.equal(sent?.problem.category, 'ExchangesAndRefunds');
  });

  for (const [locale, parts] of [
    ['en-US', ['Please make this exchange as quoted:', '$1,753.42', '$2,400.00', '$646.58']],
    ['fr-FR', ['Merci d’effectuer cet échange selon le devis :', '1 753,42 $US', '646,58 $US']],
  ] as const) {
    it(`should be described with every id, line and sum, in ${locale}`, async () => {
      const { harness, requests } = await atExchangeReview({ locale });
      await harness.say('4');
      const description = requests.filed[0]!.problem.description.replace(/[\u00a0\u202f]/g, ' ');
      for (const part of [
        ...parts,
        'Contoso',
        'VM-Prod',
        'reservation-1',
        'order-1',
        '4 × Standard_D4s_v5',
        '2 × Standard_D4s_v5',
        'csp-2018',
      ]) {
        assert.ok(description.includes(part), `${part} in ${description}`);
      }
    });
  }

  it('should carry the ids of all returns below what the user wrote', async () => {
    const returns = ['reservation-1', 'reservation-2'].map((reservationId) => ({
      reservationId,
      quantity: 1,
    }));
    const exchange = { ...(await agreedExchange()), returns };
    const { harness, requests, desk, profiles } = supportChat({
      options: { customerId: 'customer-1', exchange },
    });
    profiles.profile = { unfinished: [], contact: CONTACT };
    desk.reservationList = [aReservation(), aReservation({ id: 'reservation-2', orderId: 'order-2' })];
    await harness.start();
    await harness.sayAll('next', 'description: Mine, see reservation-2', 'next', 'next', '1', 'submit');
    const [sent] = requests.sent;
    assert.match(sent!.problem.description, /^Mine, see reservation-2\n\nReservation: VM-Prod/);
    assert.match(sent!.problem.description, /Reservation ID: reservation-1\n.*: order-1$/);
  });

  it('should be kept as what it is and go on where it stopped', async () => {
    const { unfinished, after } = await exchangeLeftAtReview();
    assert.equal(unfinished.about, 'exchange');
    const { harness, requests, profiles } = supportChat({ options: { unfinished }, after });
    await harness.start();
    assert.match(harness.card.title, /Step 4/);
    await harness.say('submit');
    assert.deepEqual(requests.sent[0]?.exchange, await agreedExchange());
    assert.equal(requests.sent[0]?.key, unfinished.key);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should go on with what was entered when an exchange of the same reservation is agreed to again', async () => {
    const { harness, profiles, requests } = await exchangeChat();
    await harness.sayAll('next', 'description: My words', 'next', 'start over');
    const [line] = (await agreedExchange()).purchases;
    const exchange = await agreedExchange({ purchases: [{ ...line!, quantity: 3 }] });
    const again = await exchangeChat({
      options: { customerId: 'customer-1', exchange },
      after: { profiles, requests },
    });
    await again.harness.say('next');
    assert.equal(again.harness.card.inputs.description, 'My words');
    await again.harness.sayAll('next', 'next', 'submit');
    assert.equal(requests.sent[0]?.exchange?.purchases[0]?.quantity, 3);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should be renewed without a question when its quote ran out at the same amounts', async () => {
    const { harness, requests, clock } = await atExchangeReview();
    clock.moveTo('2026-11-22T18:00:00.000Z');
    const { lines } = await harness.press('Submit request');
    assert.deepEqual(lines, []);
    assert.equal(requests.sent[0]?.exchange?.expiresAt, '2026-11-22T18:30:00.000Z');
  });

  for (const [locale, said] of [
    ['en-US', /^The quote ran out on November 22, 2026 at 9:30 AM UTC, and the amount is now different\./],
    ['fr-FR', /^Le devis a expiré le 22 novembre 2026 à 09:30 UTC et le montant n’est plus le même\./],
  ] as const) {
    it(`should be agreed to again when its quote ran out at other amounts, in ${locale}`, async () => {
      const { harness, requests, clock } = await atExchangeReview({ locale });
      clock.moveTo('2026-11-25T09:00:00.000Z');
      const { lines } = await harness.say('4');
      assert.match(lines[0]!, said);
      assert.match(harness.card.title, /Exchange quote|Devis d’échange/);
      await harness.say('1');
      assert.match(harness.card.title, /4/);
      await harness.say('4');
      assert.ok(requests.sent[0]!.exchange!.creditMinor < 175_342);
      assert.doesNotMatch(requests.sent[0]!.problem.description, /1.753.42/);
    });
  }

  it('should be put right with what is offered when it is refused on submit', async () => {
    const { harness, requests, desk } = await atExchangeReview();
    desk.reservationList = [aReservation({ commitment: { amountMinor: 800_000, currency: 'USD' } })];
    const { lines } = await harness.press('Submit request');
    assert.match(lines[0]!, /^This exchange cannot be requested any more\./);
    const offered = harness.card.buttons.find((title) => /\b3\b.*Standard_D4s_v5/.test(title));
    assert.ok(offered, harness.card.buttons.join(' | '));
    await harness.say(offered);
    await harness.say('1');
    assert.match(harness.card.title, /Step 4/);
    await harness.say('submit');
    assert.equal(requests.filed[0]?.exchange?.purchases[0]?.quantity, 3);
  });

  it('should be put together anew in its own task when the user wants to change it', async () => {
    const { harness, exchange, clock } = await atExchangeReview();
    clock.moveTo('2026-11-25T09:00:00.000Z');
    await harness.press('Submit request');
    await harness.say('2');
    const { returns, purchases } = await agreedExchange();
    assert.deepEqual(exchange.begun, [{ customerId: 'customer-1', returns, purchases, change: 'purchases' }]);
    await harness.say('back');
    assert.equal(harness.card.title, 'Exchange quote');
    await harness.say('3');
    const { ended } = await harness.say('filed there');
    assert.deepEqual(ended, { kind: 'answer', value: undefined });
  });

  it('should be filed as it was changed, once and with what was entered', async () => {
    const { harness, clock, requests, profiles } = await exchangeChat({ withExchangeTask: true });
    await harness.sayAll('next', 'description: My words', 'next', 'next');
    clock.moveTo('2026-11-25T09:00:00.000Z');
    await harness.sayAll('submit', '3');
    assert.match(harness.card.text, /VM-Prod/);
    await harness.press('Choose what to get');
    await harness.press('Show the quote');
    await harness.press('Request this exchange');
    assert.match(harness.card.text, /^Step 1 of 4/);
    await harness.sayAll('next', 'next', 'next');
    assert.match(harness.card.text, /My words/);
    const { cards, ended } = await harness.say('submit');
    assert.match(cards[0]!.text, /SR-000001 is filed/);
    assert.deepEqual(ended, { kind: 'answer', value: undefined });
    assert.equal(requests.filed.length, 1);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should not be asked of another customer', async () => {
    const { unfinished, after } = await exchangeLeftAtReview();
    const { harness, requests } = supportChat({
      options: { unfinished },
      after,
      customer: { id: 'customer-2', name: 'Fabrikam' },
    });
    await harness.sayAll('', 'choose another customer', '1', 'submit');
    assert.equal(requests.sent[0]?.customerId, 'customer-2');
    assert.equal(requests.sent[0]?.exchange, undefined);
  });
});
