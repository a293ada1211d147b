import assert from 'node:assert/strict';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { atQuote, KNOWN, refundChat } from './refundChat.js';

describe('QuotePrompt', () => {
  it('should show how the refund comes about, line by line', async () => {
    const { harness } = await atQuote();
    const { text, title } = harness.card;
    assert.equal(title, 'Refund quote');
    // 1 May to 22 November are 205 of 365 days; 12 % of what is left are kept.
    for (const line of [
      '4 of 4 × Standard_D4s_v5\nContoso · VM-Prod',
      'Paid\nUpfront. Units: 4 of 4\n$4,000.00',
      'Used up\nDays used: 205 of 365\n-$2,246.58',
      'Refundable balance\nPaid, less what is used up\n$1,753.42',
      'Early termination fee\n12% of the refundable balance\n-$210.41',
      'Refund\n$1,543.01',
      'Limit\n$50,000.00\nFree before this refund\n$50,000.00\nThis refund takes\n$1,543.01',
      'Free afterwards\n$48,456.99\nFree from November 22, 2027 (+$1,543.01)\n$50,000.00',
      'Policy\ncsp-2018, in force since January 1, 2018',
      'Quote valid until\nNovember 22, 2026 at 9:30 AM UTC',
      'Reservation ID\nreservation-1\nReservation order ID\norder-1',
    ]) {
      assert.ok(text.includes(line), `${line}\n--- in\n${text}`);
    }
    assert.deepEqual(harness.card.buttons, [
      '1. Request this refund',
      '2. Change quantity',
      'Back',
      'Cancel',
    ]);
  });

  it('should show it in French', async () => {
    const { harness } = refundChat({ locale: 'fr-FR' });
    await harness.sayAll('', 'contoso', '1', 'tout');
    assert.match(
      harness.card.text,
      /Frais de résiliation anticipée\n12 % du solde remboursable\n-210,41 \$US/,
    );
    assert.match(harness.card.text, /Montant au prorata : payé, moins le consommé/);
  });

  it('should explain a monthly plan by its payments', async () => {
    const { harness } = await atQuote({ changes: { billingPlan: 'Monthly' } });
    assert.match(harness.card.text, /Payments due: 7 of 12\. Units: 4 of 4/);
    assert.match(harness.card.text, /Days used: 205 of 365\. Full months: 6; current month: 21 of 30 days/);
  });

  for (const typed of ['1', 'request this refund', 'yes', '1. Request this refund']) {
    it(`should take ${JSON.stringify(typed)} for the consent`, async () => {
      const { harness, support } = await atQuote();
      await harness.say(typed);
      assert.equal(support.begun.length, 1);
    });
  }

  it('should say why a product is refused', async () => {
    const { harness } = refundChat({ changes: { resourceType: 'RedHat' }, options: KNOWN, locale: 'fr' });
    await harness.sayAll('', 'tout');
    assert.match(
      harness.card.text,
      /La politique ne prévoit aucun remboursement pour les produits du type Plans Red Hat\./,
    );
    assert.deepEqual(harness.card.buttons, ['Retour', 'Annuler']);
  });

  it('should show what the same return would bring later', async () => {
    const { harness } = await atQuote();
    const { text } = harness.card;
    // 235 and 297 of 365 days; after 1 May there is nothing left to refund.
    for (const line of [
      'Today\nNovember 22, 2026\n$1,543.01',
      'In 1 month\nDecember 22, 2026\n$1,253.70',
      'In 3 months\nFebruary 22, 2027\n$655.78',
      'In 6 months\nMay 22, 2027\n$0.00\nNot possible on that day',
    ]) {
      assert.ok(text.includes(line), `${line}\n--- in\n${text}`);
    }
  });

  it('should show no later refund where there is none today', async () => {
    const { harness } = refundChat({
      changes: { state: 'Expired', expiryDate: '2026-10-01' },
      options: KNOWN,
    });
    await harness.start();
    assert.doesNotMatch(harness.card.text, /Today/);
  });

  it('should say what would fit the limit, and quote it', async () => {
    const conversation = refundChat({ options: KNOWN });
    const { harness, desk, support } = conversation;
    desk.pool = [{ requestId: 'SR-000001', at: '2026-01-10T00:00:00.000Z', countedUsdMinor: 4_900_000 }];
    await harness.sayAll('', 'all');
    assert.match(
      harness.card.text,
      /would take \$1,543\.01 from the customer’s refund limit, but only \$1,000\.00 is free\./,
    );
    assert.match(harness.card.text, /Returning 2 units would pass today\./);
    assert.match(harness.card.text, /Too little by\n\$543\.01/);
    assert.deepEqual(harness.card.buttons, ['1. Return 2 instead', '2. Change quantity', 'Back', 'Cancel']);
    await harness.say('return 2 instead');
    assert.match(harness.card.text, /2 of 4 × Standard_D4s_v5/);
    await harness.press('Request this refund');
    assert.deepEqual(support.begun, [
      {
        customerId: 'customer-1',
        reservationId: 'reservation-1',
        refund: {
          quantity: 2,
          refundMinor: 77_150,
          policyId: 'csp-2018',
          expiresAt: '2026-11-22T09:30:00.000Z',
        },
      },
    ]);
  });

  it('should show the new quote instead of taking consent to an amount that has changed', async () => {
    const { harness, support, clock } = await atQuote();
    clock.moveTo('2026-11-23T00:00:01.000Z');
    const { lines } = await harness.press('Request this refund');
    assert.match(lines[0]!, /^The amount has changed since you saw the quote\./);
    assert.match(harness.card.text, /Days used: 206 of 365/);
    assert.deepEqual(support.begun, []);
    await harness.press('Request this refund');
    assert.equal(support.begun.length, 1);
  });

  it('should not take consent under another policy than the one shown', async () => {
    const { harness, support, desk } = await atQuote();
    desk.policy = loadPolicies().get('csp-2020')!;
    const { lines } = await harness.say('yes');
    assert.match(lines[0]!, /^The amount has changed/);
    assert.deepEqual(support.begun, []);
  });

  it('should take no amount from a client', async () => {
    const { harness, support } = await atQuote();
    const { lines } = await harness.press('Request this refund', { item: 'csp-2018 999999 USD' });
    assert.match(lines[0]!, /^I did not understand that here\./);
    assert.deepEqual(support.begun, []);
  });

  it('should let the second of two presses change nothing', async () => {
    const { harness, support } = await atQuote();
    const { card } = harness;
    await harness.press('Change quantity', {}, card);
    const { lines } = await harness.press('Request this refund', {}, card);
    assert.deepEqual(lines, ['That card has already been answered. Please use the newest one.']);
    assert.deepEqual(support.begun, []);
  });

  it('should stay at the quote when the language changes, and ask for help in it', async () => {
    const { harness } = await atQuote();
    await harness.say('français');
    assert.equal(harness.card.title, 'Devis de remboursement');
    const { lines } = await harness.say('aide');
    assert.match(lines[0]!, /^Cette carte montre comment le remboursement est calculé\./);
    await harness.say('in English');
    assert.equal(harness.card.title, 'Refund quote');
  });
});
