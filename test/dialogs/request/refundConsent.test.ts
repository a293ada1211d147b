import assert from 'node:assert/strict';
import { aReservation } from '../deskFakes.js';
import { atReview, refundChat } from './refundChat.js';
import { CONTACT, pressWith } from './supportChat.js';

describe('the consent to a refund', () => {
  for (const steps of [['start over'], ['cancel', 'start over']]) {
    it(`should be kept before the first form is left: ${steps.join(', ')}`, async () => {
      const { harness, profiles } = await refundChat();
      assert.deepEqual((await harness.sayAll(...steps)).ended, { kind: 'restart' });
      assert.deepEqual(
        profiles.profile.unfinished.map(({ about, customerName }) => ({ about, customerName })),
        [{ about: 'refund', customerName: 'Contoso' }],
      );
    });
  }

  it('should not be kept once it was dropped or sent', async () => {
    const dropped = await refundChat();
    await dropped.harness.sayAll('cancel', 'yes, drop it');
    assert.deepEqual(dropped.profiles.profile.unfinished, []);
    const sent = await atReview();
    await sent.harness.say('submit');
    assert.deepEqual(sent.profiles.profile.unfinished, []);
  });

  for (const [locale, submit, said, agreed] of [
    [
      'en-US',
      'submit',
      'The quote ran out on November 22, 2026 at 9:30 AM UTC, and the amount is now different.',
      '1,543',
    ],
    [
      'fr-FR',
      'envoyer',
      'Le devis a expiré le 22 novembre 2026 à 09:30 UTC et le montant n’est plus le même.',
      '1 543',
    ],
  ] as const) {
    it(`should ask to agree again to a quote that ran out at another amount, in ${locale}`, async () => {
      const { harness, requests, clock } = await atReview({ locale });
      clock.moveTo('2026-11-25T09:00:00.000Z');
      const { lines } = await harness.say(submit);
      assert.ok(lines[0]!.startsWith(said), lines[0]);
      assert.match(harness.card.title, /Refund quote|Devis de remboursement/);
      assert.equal(requests.filed.length, 0);
      await harness.say('1');
      assert.match(harness.card.text, /^(Step 4 of 4|Étape 4 sur 4)/);
      await harness.say(submit);
      const [filed] = requests.filed;
      assert.ok(filed!.refund!.refund.amountMinor < 154_301);
      assert.ok(!filed!.problem.description.replace(/\s/g, ' ').includes(agreed));
    });
  }

  it('should renew a quote that ran out at the same amount without a question', async () => {
    const { harness, requests, clock } = await atReview();
    clock.moveTo('2026-11-22T18:00:00.000Z');
    const { lines, cards } = await harness.press('Submit request');
    assert.deepEqual(lines, []);
    assert.match(cards[0]!.text, /SR-000001 is filed/);
    assert.equal(requests.sent[0]?.refund?.expiresAt, '2026-11-22T18:30:00.000Z');
  });

  it('should renew a quote that runs out on the way to the review', async () => {
    const { harness, requests, clock } = await refundChat({ locale: 'fr-FR' });
    await harness.sayAll('suivant', 'suivant');
    clock.moveTo('2026-11-22T18:00:00.000Z');
    const { lines } = await pressWith(harness, 'Suivant', { ...CONTACT });
    assert.deepEqual(lines, []);
    assert.match(harness.card.text, /^Étape 4 sur 4/);
    clock.moveTo('2026-11-22T18:29:00.000Z');
    await harness.say('envoyer');
    assert.equal(requests.sent[0]?.refund?.expiresAt, '2026-11-22T18:30:00.000Z');
  });

  it('should ask to agree again to a quote that runs out at another amount on the way', async () => {
    const { harness, clock } = await refundChat();
    await harness.sayAll('next', 'next');
    clock.moveTo('2026-11-23T00:00:00.000Z');
    const { lines } = await pressWith(harness, 'Next', { ...CONTACT });
    assert.match(lines[0]!, /^The quote ran out on/);
    assert.equal(harness.card.title, 'Refund quote');
    await harness.sayAll('back', 'next');
    assert.equal(harness.card.title, 'Refund quote');
  });

  for (const [locale, submit, said] of [
    ['en-US', 'submit', /^The amount has changed since you saw the quote\./],
    ['fr-FR', 'envoyer', /^Le montant a changé depuis que vous avez vu le devis\./],
  ] as const) {
    it(`should say that the amount changed while the quote still held, in ${locale}`, async () => {
      const { harness, requests, desk } = await atReview({ locale });
      desk.reservationList = [aReservation({ commitment: { amountMinor: 300_000, currency: 'USD' } })];
      const { lines } = await harness.say(submit);
      assert.match(lines[0]!, said);
      await harness.sayAll('1', submit);
      assert.equal(requests.filed[0]?.refund?.refund.amountMinor, 115_726);
    });
  }

  it('should keep the words of a user when the amount changed', async () => {
    const { harness, requests, clock } = await atReview();
    await harness.sayAll('edit problem', 'description: In my words.', 'next');
    clock.moveTo('2026-11-25T09:00:00.000Z');
    await harness.sayAll('submit', '1', 'submit');
    assert.match(requests.filed[0]!.problem.description, /^In my words\.\n/);
  });

  it('should let another quantity be chosen when the refund is refused', async () => {
    const { harness, requests, desk } = await atReview();
    desk.pool = [{ requestId: 'SR-9', at: '2026-06-01T00:00:00.000Z', countedUsdMinor: 4_900_000 }];
    assert.match((await harness.press('Submit request')).lines[0]!, /cannot be requested any more/);
    await harness.sayAll('change quantity', '2', '1', 'submit');
    assert.equal(requests.filed[0]?.refund?.quantity, 2);
  });
});
