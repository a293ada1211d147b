import assert from 'node:assert/strict';
import { HOSTILE, HOSTILE_NAME } from '../../cards/cardChecks.js';
import { atReview, refundChat } from './refundChat.js';
import { CONTACT, KNOWN, pressWith, supportChat } from './supportChat.js';

describe('SupportDialog', () => {
  it('should file a refund by clicking only', async () => {
    const { harness, requests } = await refundChat();
    await pressWith(harness, 'Next');
    await pressWith(harness, 'Next', { severity: 'Moderate' });
    await pressWith(harness, 'Next', { ...CONTACT });
    const { cards, ended } = await harness.press('Submit request');
    assert.match(cards[0]!.text, /Request SR-000001 is filed\nOpen\n.*by e-mail to anna@fabrikam.com/);
    assert.equal((ended as { kind: string }).kind, 'answer');
    const [filed, ...others] = requests.filed;
    assert.equal(others.length, 0);
    assert.deepEqual(filed?.basics, { issueType: 'Billing' });
    const { description, ...topic } = filed!.problem;
    assert.deepEqual(topic, {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Moderate',
    });
    for (const part of ['VM-Prod', 'reservation-1', 'order-1', '4 of 4', '$1,543.01', 'csp-2018']) {
      assert.ok(description.includes(part), `${part} in ${description}`);
    }
    assert.deepEqual(filed?.contact, CONTACT);
    assert.equal(filed?.refund?.refund.amountMinor, 154_301);
  });

  it('should file a support request by typing only, in French', async () => {
    const { harness, requests } = supportChat({ locale: 'fr-FR' });
    await harness.sayAll('', 'contoso', 'facturation', 'suivant', 'gestion des réservations');
    assert.match((await harness.say('6')).lines[0]!, /^Merci\. Décrivez le problème/);
    await harness.sayAll('Je ne vois plus la réservation.', 'gravité : impact critique', 'suivant');
    await harness.sayAll('Anne', 'Lefèvre', 'anne@contoso.fr', 'passer');
    await harness.sayAll(
      'mode de contact : téléphone',
      '01 42 68 53 00',
      'fuseau horaire : paris',
      'suivant',
    );
    assert.match(harness.card.text, /^Étape 4 sur 4\nVérifier et envoyer/);
    const { cards } = await harness.say('envoyer la demande');
    assert.match(
      cards[0]!.text,
      /La demande SR-000001 est enregistrée\nOuverte\n.*appellera au \+33142685300/,
    );
    const [{ basics, problem, contact, reservationId }] = requests.filed as [(typeof requests.filed)[number]];
    assert.deepEqual(basics, { issueType: 'Billing' });
    assert.deepEqual(problem, {
      problemType: 'ReservationManagement',
      category: 'ReservationAccess',
      severity: 'Critical',
      description: 'Je ne vois plus la réservation.',
    });
    assert.deepEqual(contact, {
      firstName: 'Anne',
      lastName: 'Lefèvre',
      email: 'anne@contoso.fr',
      phone: '+33142685300',
      method: 'Phone',
      country: 'FR',
      language: 'fr',
      timeZone: 'Europe/Paris',
    });
    assert.equal(reservationId, undefined);
  });

  it('should show the step of each of the four cards', async () => {
    const { harness, profiles } = await refundChat();
    profiles.profile = { unfinished: [], contact: CONTACT };
    const seen = [harness.card.title];
    for (let step = 0; step < 3; step += 1) {
      await harness.say('next');
      seen.push(harness.card.title);
    }
    assert.deepEqual(seen, ['Step 1 of 4', 'Step 2 of 4', 'Step 3 of 4', 'Step 4 of 4']);
  });

  it('should put the ids of the reservation below what the user wrote', async () => {
    const { harness, requests, profiles } = supportChat({ options: KNOWN });
    profiles.profile = { unfinished: [], contact: CONTACT };
    await harness.sayAll('', 'billing', 'next', 'renewal', 'Please renew.', 'next', 'next', 'submit');
    assert.equal(
      requests.filed[0]?.problem.description,
      'Please renew.\n\nReservation: VM-Prod (Standard_D4s_v5)\nReservation ID: reservation-1\nReservation order ID: order-1',
    );
    assert.equal(requests.filed[0]?.reservationId, 'reservation-1');
  });

  it('should offer the categories of the likely problem type, and others when it changes', async () => {
    const { harness } = supportChat({ options: { customerId: 'customer-1' } });
    await harness.sayAll('', 'billing', 'next');
    assert.equal(harness.card.inputs.problemType, 'ReservationManagement');
    assert.match(harness.card.text, /Exchanges and refunds/);
    await pressWith(harness, 'Next', { problemType: 'InvoicesAndCharges', description: 'Help' });
    await pressWith(harness, 'Next', { category: 'TaxDetails', problemType: 'Payments' });
    assert.equal(harness.card.inputs.category, undefined);
    assert.match(harness.card.text, /Payment not applied/);
    await pressWith(harness, 'Next', { category: 'PaymentNotApplied' });
    assert.match(harness.card.title, /Step 3/);
  });

  it('should ask for the problem again when the issue type no longer fits it', async () => {
    const { harness } = await atReview();
    await harness.press('Edit basics');
    await pressWith(harness, 'Next', { issueType: 'Technical' });
    assert.match(harness.card.text, /^Step 2 of 4/);
    assert.equal(harness.card.inputs.problemType, undefined);
    assert.match(harness.card.inputs.description ?? '', /reservation-1/);
  });

  for (const [button, change, shown] of [
    ['Edit basics', {}, /Billing/],
    ['Edit problem', { severity: 'Critical' }, /Critical impact/],
    ['Edit contact', { email: 'new@fabrikam.com' }, /new@fabrikam\.com/],
  ] as const) {
    it(`should return to the review after ${button}`, async () => {
      const { harness } = await atReview();
      await harness.press(button);
      await pressWith(harness, 'Next', change);
      assert.match(harness.card.text, /^Step 4 of 4/);
      assert.match(harness.card.text, shown);
    });
  }

  it('should go back from the review through all steps and forward again with everything kept', async () => {
    const { harness } = await atReview();
    await harness.press('Back');
    assert.match(harness.card.title, /Step 3/);
    await pressWith(harness, 'Back', { firstName: 'Berta', email: 'half' });
    assert.match(harness.card.title, /Step 2/);
    await pressWith(harness, 'Back', { description: 'Mine' });
    assert.match(harness.card.title, /Step 1/);
    await pressWith(harness, 'Next');
    assert.equal(harness.card.inputs.description, 'Mine');
    await pressWith(harness, 'Next');
    assert.deepEqual(harness.card.inputs, { ...CONTACT, firstName: 'Berta', email: 'half' });
  });

  it('should go back from the review to the contact also after an edit of the basics', async () => {
    const { harness } = await atReview();
    await harness.sayAll('edit basics', 'next', 'back');
    assert.match(harness.card.title, /Step 3/);
  });

  it('should ask again for a form that was changed from the review and left by Back', async () => {
    const { harness } = await atReview();
    await harness.press('Edit problem');
    await pressWith(harness, 'Back', { description: 'Mine' });
    await pressWith(harness, 'Next');
    assert.match(harness.card.title, /Step 2/);
    assert.equal(harness.card.inputs.description, 'Mine');
  });

  it('should go back to whoever began it from its first card', async () => {
    const { harness } = await refundChat();
    const { ended } = await harness.say('back');
    assert.deepEqual(ended, { kind: 'back' });
  });

  it('should remember the contact for the next request', async () => {
    const first = await refundChat();
    await first.harness.sayAll('next', 'next');
    await pressWith(first.harness, 'Next', { ...CONTACT });
    const { profiles, requests } = first;
    const { harness } = await refundChat({ after: { profiles, requests } });
    await harness.sayAll('next', 'next');
    assert.deepEqual(harness.card.inputs, CONTACT);
  });

  it('should begin the contact with what the Teams client tells', async () => {
    const { harness } = await refundChat({ customer: { country: 'GB' } });
    await harness.say('next');
    const entities = [{ type: 'clientInfo', country: 'DE', timezone: 'Europe/Berlin', locale: 'de-DE' }];
    await harness.send({ type: 'message', text: 'next', entities });
    assert.deepEqual(harness.card.inputs, {
      method: 'Email',
      country: 'DE',
      language: 'en',
      timeZone: 'Europe/Berlin',
    });
  });

  for (const [country, typed, phone] of [
    ['FR', '01 42 68 53 00', '+33142685300'],
    ['US', '(425) 555-0100', '+14255550100'],
    ['FR', '+1 425 555 0100', '+14255550100'],
  ] as const) {
    it(`should read ${typed} as a number of ${country}`, async () => {
      const { harness, requests } = await refundChat();
      await harness.sayAll('next', 'next');
      await pressWith(harness, 'Next', { ...CONTACT, country, phone: typed });
      await harness.say('submit');
      assert.equal(requests.filed[0]?.contact.phone, phone);
    });
  }

  it('should show what the user chose as typed, in every field', async () => {
    const { harness, requests } = await refundChat();
    await pressWith(harness, 'Next');
    await pressWith(harness, 'Next', { description: HOSTILE_NAME });
    await pressWith(harness, 'Next', {
      ...CONTACT,
      firstName: HOSTILE[2],
      lastName: '<b>B</b> 😀',
    });
    const joined = harness.card.text.replaceAll('\u2060', '');
    assert.ok(joined.includes(HOSTILE_NAME));
    assert.ok(joined.includes(`${HOSTILE[2]} <b>B</b> 😀`));
    await harness.press('Submit request');
    assert.ok(requests.filed[0]?.problem.description.startsWith(`${HOSTILE_NAME}\n`));
  });
});
