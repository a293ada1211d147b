import assert from 'node:assert/strict';
import { pressWith } from '../request/supportChat.js';
import { carryOutChat } from './carryOutChat.js';

/** Everything that people write to agree or to choose, and numbers that are nearly the right one. */
const NO_CONFIRMATION = [
  'yes',
  'ok',
  'oui',
  '1',
  '000001',
  'sr 1',
  'SR-1',
  'SR-000002',
  'SR-0000011',
  'yes SR-000001',
  'carry out now',
  'confirm',
];

describe('what would be carried out', () => {
  it('should stand on a card with the amounts of now, and that it cannot be undone', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.press('Carry out the return now…');
    const { text } = harness.card;
    for (const part of [
      'carried out at once and money moves. It cannot be undone.',
      'These are the amounts that the request was filed with.',
      '4 of 4 × Standard_D4s_v5',
      'Contoso · VM-Prod',
      '$1,543.01',
      'Quote valid until',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.deepEqual(harness.card.buttons, ['1. Go on to the confirmation', 'Back', 'Cancel']);
    assert.deepEqual(execution.sent, []);
  });

  it('should stand there for an exchange, with what is given back and bought, in French', async () => {
    const { harness } = await carryOutChat({ asksFor: 'exchange', locale: 'fr-FR' });
    await harness.say('exécuter l’échange');
    const { text } = harness.card;
    for (const part of [
      'Exécuter l’échange de la demande SR-000001',
      'Elle ne peut pas être annulée.',
      'Réservations rendues',
      '4 sur 4 × Standard_D4s_v5',
      '2 × Standard_D4s_v5',
      '646,58 $US',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
  });

  it('should show both amounts where they are not those on file', async () => {
    const { harness, clock } = await carryOutChat();
    clock.moveTo('2026-12-22T09:00:00.000Z');
    await harness.say('carry it out');
    assert.match(harness.card.text, /not the terms that the request was filed with/);
    assert.match(
      harness.card.text,
      /Compared with the request\nRefund, as filed\n\$1,543\.01\nRefund, now\n\$1,253\.70\n/,
    );
  });

  it('should say why there is nothing to confirm when the quote is refused', async () => {
    const { harness, clock } = await carryOutChat();
    clock.moveTo('2027-06-01T09:00:00.000Z');
    await harness.say('carry it out');
    assert.match(harness.card.text, /^This refund is not possible\n[\s\S]*expired on May 1, 2027/);
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
    assert.doesNotMatch(harness.card.text, /money moves/);
    await harness.say('back');
    assert.match(harness.card.text, /^Request SR-000001\nOpen/);
  });

  it('should say so when what it is about is gone', async () => {
    const { harness, desk } = await carryOutChat();
    desk.reservationList = [];
    await harness.say('carry it out');
    assert.match(
      harness.card.text,
      /^Request SR-000001 cannot be carried out\nI cannot find this reservation/,
    );
    assert.deepEqual(harness.card.buttons, ['Back', 'Cancel']);
  });

  it('should be shown anew when it changed before the user went on', async () => {
    const { harness, clock } = await carryOutChat();
    await harness.say('carry it out');
    clock.moveTo('2026-12-22T09:00:00.000Z');
    const { lines } = await harness.say('go on');
    assert.match(lines[0]!, /amounts have changed/);
    assert.match(harness.card.text, /\$1,253\.70/);
    await harness.say('go on');
    assert.match(harness.card.text, /^Confirm with the request number[\s\S]*\$1,253\.70/);
  });
});

describe('the confirmation', () => {
  for (const typed of ['SR-000001', '  sr-000001 ', 'ＳＲ－０００００１']) {
    it(`should be ${typed.trim()} typed in the chat`, async () => {
      const { harness, execution } = await carryOutChat();
      const { lines } = await harness.sayAll('carry it out', 'go on', typed);
      assert.deepEqual(lines, [
        'The return of request SR-000001 is carried out: $1,543.01 is refunded, and the request is closed.',
      ]);
      assert.match(harness.card.text, /^Request SR-000001\nClosed: carried out/);
      assert.equal(execution.sent.length, 1);
    });
  }

  it('should be the number written in the card, with what was shown', async () => {
    const { harness, execution } = await carryOutChat({ asksFor: 'exchange', locale: 'fr-FR' });
    await harness.press('Exécuter l’échange maintenant…');
    await harness.press('Passer à la confirmation');
    assert.deepEqual(harness.card.inputs, {});
    assert.match(harness.card.text, /Contoso\nCrédit\n1 753,42 \$US\nNet à payer\n646,58 \$US\n/);
    const { lines } = await pressWith(harness, 'Exécuter maintenant', { requestNumber: 'sr-000001' });
    assert.match(lines[0]!, /^L’échange de la demande SR-000001 est exécuté : il reste 646,58 \$US à payer/);
    const [sent] = execution.sent;
    assert.equal(sent?.exchange?.netPayableMinor, 64_658);
    assert.equal(sent?.refund, undefined);
  });

  for (const typed of NO_CONFIRMATION) {
    it(`should not be ${typed}, typed or in the card`, async () => {
      const { harness, execution } = await carryOutChat();
      const { lines } = await harness.sayAll('carry it out', 'go on', typed);
      assert.match(lines[0]!, /type the request number as it stands here: SR-000001/);
      const pressed = await pressWith(harness, 'Carry out now', { requestNumber: typed });
      assert.deepEqual(pressed.lines, lines);
      assert.match(harness.card.text, /^Confirm with the request number/);
      assert.deepEqual(execution.sent, []);
    });
  }

  it('should not be a press without the number', async () => {
    const { harness, execution } = await carryOutChat({ locale: 'fr-FR' });
    await harness.sayAll('exécuter le retour', 'oui');
    const { lines } = await harness.press('Exécuter maintenant');
    assert.match(lines[0]!, /tapez son numéro tel qu’il figure ici : SR-000001/);
    assert.deepEqual(execution.sent, []);
  });

  it('should be left by back and by cancel with nothing sent', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.sayAll('carry it out', 'go on', 'back');
    assert.match(harness.card.text, /^Carry out the return of request SR-000001/);
    await harness.say('back');
    assert.match(harness.card.text, /^Request SR-000001\nOpen/);
    const { lines, ended } = await harness.sayAll('carry it out', 'go on', 'cancel');
    assert.deepEqual(lines, ['All right, stopped here. Nothing was sent.']);
    assert.deepEqual(ended, { kind: 'left' });
    assert.deepEqual(execution.sent, []);
  });

  it('should be drawn in another language when the user changes it', async () => {
    const { harness, execution } = await carryOutChat();
    await harness.sayAll('carry it out', 'go on', 'français');
    assert.match(harness.card.text, /^Confirmer par le numéro de la demande/);
    await harness.say('SR-000001');
    assert.equal(execution.sent.length, 1);
  });
});
