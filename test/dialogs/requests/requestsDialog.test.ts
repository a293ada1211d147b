import assert from 'node:assert/strict';
import { SUPPORT_DIALOG } from '../../../dialogs/request/supportDialog.js';
import { REQUESTS_DIALOG, RequestsDialog } from '../../../dialogs/requests/requestsDialog.js';
import type { SupportRequest } from '../../../services/model.js';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { COLLEAGUES, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness, StubTask } from '../deskHarness.js';
import { FakeSupportDesk } from '../request/requestFakes.js';
import { agreedExchange, CONTACT, pressWith } from '../request/supportChat.js';

/** Requests on file, oldest first, made of what each differs in. */
async function chat(requests: readonly Partial<SupportRequest>[], locale = 'en-US') {
  const desk = new FakeSupportDesk();
  for (const [index, changes] of requests.entries()) {
    const { id } = await desk.submit(CALLER, {
      key: `key-${index}`,
      customerId: 'customer-1',
      basics: { issueType: 'Billing' },
      problem: {
        problemType: 'ReservationManagement',
        category: 'Renewal',
        severity: 'Minimal',
        description: 'Renew it',
      },
      contact: CONTACT,
    });
    desk.set(id, { customerName: 'Contoso', ...changes });
  }
  const support = new StubTask(SUPPORT_DIALOG);
  const lookups = new FakeDesk(new StillClock());
  const harness = new DeskHarness({
    dialogs: (kit) => [new RequestsDialog(kit, { ...lookups, desk, colleagues: COLLEAGUES }), support],
    begin: REQUESTS_DIALOG,
    locale,
  });
  await harness.start();
  return { harness, desk, support };
}

/** Four units for two others, as it was quoted. */
async function anExchange() {
  const { returns, purchases } = await agreedExchange();
  const { quotes } = new FakeDesk(new StillClock());
  return quotes.quoteExchange(CALLER, { customerId: 'customer-1', returns, purchases });
}

describe('RequestsDialog', () => {
  it('should list the requests with number, customer, subject, date and status, newest first', async () => {
    const { harness } = await chat([{ status: 'Closed' }, { customerName: 'Fabrikam' }]);
    assert.deepEqual(harness.card.rows, ['1. SR-000002 · Fabrikam', '2. SR-000001 · Contoso']);
    assert.match(harness.card.text, /Renewal · November 22, 2026\nOpen/);
    assert.match(harness.card.text, /Closed/);
  });

  it('should say that there are none and offer to make one', async () => {
    const { harness, support } = await chat([], 'fr-FR');
    assert.match(harness.card.text, /Vous n’avez pas encore de demande/);
    assert.deepEqual(harness.card.buttons, ['Nouvelle demande de support', 'Retour', 'Annuler']);
    await harness.say('nouvelle demande');
    assert.equal(support.begun.length, 1);
  });

  for (const typed of ['SR-000002', 'sr 2', 'sr-2', '002', '1', 'fabrikam', 'SR-000002 · Fabrikam']) {
    it(`should open a request by ${typed}`, async () => {
      const { harness } = await chat([{}, { customerName: 'Fabrikam' }]);
      await harness.say(typed);
      assert.match(harness.card.text, /^Request SR-000002\nOpen\nSent on/);
      assert.match(harness.card.text, /Fabrikam/);
    });
  }

  it('should show the requests of one customer when several match, and all again', async () => {
    const { harness } = await chat([{}, { customerName: 'Fabrikam' }, {}]);
    await harness.say('CONTOSO');
    assert.deepEqual(harness.card.rows, ['1. SR-000003 · Contoso', '2. SR-000001 · Contoso']);
    await harness.say('show all requests');
    assert.equal(harness.card.rows.length, 3);
  });

  for (const typed of ['SR-000999', 'Nobody', '*', 'x'.repeat(20_000)]) {
    it(`should say that it does not find ${typed.slice(0, 10)}, and keep the list`, async () => {
      const { harness } = await chat([{}]);
      const { lines } = await harness.say(typed);
      assert.match(lines[0]!, /I (cannot find|find no)/);
      assert.equal(harness.card.rows.length, 1);
    });
  }

  it('should not know requests of others', async () => {
    const { harness, desk } = await chat([{}, {}]);
    desk.set('SR-000001', { createdBy: 'user-2' });
    assert.match((await harness.say('SR-000001')).lines[0]!, /cannot find/);
    const row = harness.card.dataOf('1. SR-000002 · Contoso');
    const { lines } = await harness.send({ type: 'message', value: { ...row, item: 'SR-000001' } });
    assert.equal(lines.length, 1);
    assert.deepEqual(harness.card.rows, ['1. SR-000002 · Contoso']);
  });

  it('should turn the pages of a long list', async () => {
    const { harness } = await chat(Array.from({ length: 12 }, () => ({})));
    assert.equal(harness.card.rows.length, 10);
    await harness.say('next page');
    assert.deepEqual(harness.card.rows, ['1. SR-000002 · Contoso', '2. SR-000001 · Contoso']);
  });

  for (const [status, buttons] of [
    ['Open', ['1. Add a comment', '2. Withdraw', '3. Back to my requests', 'Start over']],
    ['InProgress', ['1. Add a comment', '2. Back to my requests', 'Start over']],
    ['Closed', ['1. Back to my requests', 'Start over']],
    ['Withdrawn', ['1. Back to my requests', 'Start over']],
  ] as const) {
    it(`should offer what can be done with a request that is ${status}`, async () => {
      const { harness } = await chat([{ status }]);
      await harness.say('1');
      assert.deepEqual(harness.card.buttons, buttons);
    });
  }

  it('should add a typed comment after it was confirmed, as typed', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'add a comment', HOSTILE_NAME);
    assert.equal(desk.calls, 1);
    const { lines } = await harness.say('send comment');
    assert.deepEqual(lines, ['Your comment is on file.']);
    assert.equal(desk.filed[0]?.comments[0]?.text, HOSTILE_NAME);
    assert.ok(harness.card.text.replaceAll('\u2060', '').includes(HOSTILE_NAME));
    assert.match(harness.card.text, /You, November 22, 2026/);
  });

  it('should add a comment by card, in French', async () => {
    const { harness, desk } = await chat([{}], 'fr-FR');
    await harness.press('SR-000001 · Contoso');
    await harness.press('Ajouter un commentaire');
    await harness.press('Envoyer le commentaire', { text: 'Merci' });
    assert.deepEqual(
      desk.filed[0]?.comments.map(({ text }) => text),
      ['Merci'],
    );
    assert.match(harness.card.text, /Vous, le 22 novembre 2026/);
  });

  it('should give each comment an identity of its own', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'comment', 'One', 'send comment', 'comment', 'Two', 'send comment');
    assert.deepEqual(
      desk.filed[0]?.comments.map(({ text }) => text),
      ['One', 'Two'],
    );
  });

  it('should refuse a comment that is too long and keep it', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'comment');
    const { lines } = await pressWith(harness, 'Send comment', { text: 'x'.repeat(4_001) });
    assert.match(lines[0]!, /4,001 characters.*4,000/);
    assert.equal(harness.card.inputs.text?.length, 4_001);
    assert.equal(desk.filed[0]?.comments.length, 0);
  });

  it('should keep a comment that was begun when the user goes back', async () => {
    const { harness } = await chat([{}]);
    await harness.sayAll('1', 'comment');
    await pressWith(harness, 'Back', { text: 'Half a' });
    await harness.say('comment');
    assert.equal(harness.card.inputs.text, 'Half a');
  });

  it('should not carry a comment over to another request', async () => {
    const { harness } = await chat([{}, {}]);
    await harness.sayAll('1', 'comment', 'For the second', 'back', 'list', '2', 'comment');
    assert.equal(harness.card.inputs.text, undefined);
  });

  it('should ask before a comment that was begun is dropped', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'comment', 'Half a', 'cancel');
    assert.match(harness.card.text, /Stop here\?/);
    await harness.say('no');
    assert.equal(harness.card.inputs.text, 'Half a');
    assert.equal(desk.filed[0]?.comments.length, 0);
  });

  it('should withdraw only after a yes', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'withdraw', 'no');
    assert.equal(desk.filed[0]?.status, 'Open');
    const { lines } = await harness.sayAll('withdraw', 'yes');
    assert.deepEqual(lines, ['Request SR-000001 is withdrawn.']);
    assert.match(harness.card.text, /^Request SR-000001\nWithdrawn/);
    assert.equal(desk.filed[0]?.status, 'Withdrawn');
  });

  it('should show an exchange that was asked for, and what its withdrawal means', async () => {
    const { harness, desk } = await chat([{ reservationId: 'reservation-1', exchange: await anExchange() }]);
    await harness.say('1');
    const { text } = harness.card;
    assert.match(text, /Subject\nCustomer\nContoso\nExchange\n/);
    for (const part of ['$1,753.42', '$646.58', 'reservation-1', 'order-1', '2 × Standard_D4s_v5']) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    await harness.say('withdraw');
    assert.match(harness.card.text, /The exchange will not be made, and its units can be given back again\./);
    await harness.say('yes');
    assert.equal(desk.filed[0]?.status, 'Withdrawn');
  });

  it('should show it in French', async () => {
    const { harness } = await chat([{ exchange: await anExchange() }], 'fr-FR');
    await harness.say('1');
    assert.match(harness.card.text, /\nÉchange\n/);
    await harness.say('retirer');
    assert.match(harness.card.text, /L’échange ne sera pas effectué/);
  });

  it('should say so when support closed the request meanwhile', async () => {
    const { harness, desk } = await chat([{}]);
    await harness.sayAll('1', 'withdraw');
    desk.set('SR-000001', { status: 'Closed' });
    const { lines } = await harness.say('yes');
    assert.match(lines[0]!, /no longer open/);
    assert.match(harness.card.text, /^Request SR-000001\nClosed/);
  });

  it('should go back to the list and out of it', async () => {
    const { harness } = await chat([{}]);
    await harness.sayAll('1', 'back to my requests');
    assert.equal(harness.card.title, 'My requests');
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });
});
