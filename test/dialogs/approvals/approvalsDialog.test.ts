import assert from 'node:assert/strict';
import { MenuPrompt } from '../../../dialogs/menu/menuPrompt.js';
import { UnreachableError } from '../../../services/errors.js';
import { DeskHarness } from '../deskHarness.js';
import { FakeProfiles } from '../request/requestFakes.js';
import { approvalsChats, KIM, SARA } from './approvalsChat.js';

/** Sara has asked for the refund of all four units. */
async function asked({ caller = SARA, aboveMinor = 0 } = {}) {
  const chats = await approvalsChats({ aboveMinor });
  const harness = await chats.review(caller);
  const replies = await harness.say('submit');
  return { ...chats, harness, replies };
}

describe('sending a refund that needs approval', () => {
  it('should say that it waits, under which number, and what for', async () => {
    const { harness, requests, profiles } = await asked();
    const { text } = harness.card;
    for (const part of [
      'Waiting for approval (AP-000001)',
      'No channel shows approvals yet',
      'Contoso',
      '4 × VM-Prod (Standard_D4s_v5)',
      '$1,543.01',
      'In the menu, under Approvals.',
    ]) {
      assert.ok(text.includes(part), `${part} in ${text}`);
    }
    assert.equal(requests.calls, 0);
    assert.deepEqual(profiles.profile.unfinished, []);
  });

  it('should say in French that it waits, and that the channel shows it where there is one', async () => {
    const { review, approvals } = await approvalsChats();
    await approvals.setPlace(KIM, { address: {}, locale: 'fr-FR' });
    const harness = await review(SARA, 'refund', 'fr-FR');
    await harness.say('envoyer');
    assert.match(harness.card.text, /En attente d’approbation \(AP-000001\)/);
    assert.match(harness.card.text, /affichée dans votre canal d’approbation/);
  });

  it('should wait for an exchange with both sides of it', async () => {
    const { review } = await approvalsChats();
    const harness = await review(SARA, 'exchange');
    await harness.say('submit');
    assert.match(harness.card.text, /Given back\n4 × VM-Prod \(Standard_D4s_v5\)/);
    assert.match(harness.card.text, /Bought\n2 × Standard_D4s_v5/);
    assert.match(harness.card.text, /To be paid/);
  });

  it('should file at once what comes to less', async () => {
    const { harness, requests } = await asked({ aboveMinor: 200_000 });
    assert.match(harness.card.text, /Request SR-000001 is filed/);
    assert.equal(requests.filed.length, 1);
  });

  it('should show no contact data and no description', async () => {
    const { approvalsOf } = await asked();
    const kim = await approvalsOf(KIM);
    await kim.say('1');
    assert.doesNotMatch(kim.card.text, /anna@fabrikam|\+1425|Müller|Please/);
  });

  it('should ask anew for consent to another amount', async () => {
    const { review, clock, approvals } = await approvalsChats();
    const harness = await review(SARA);
    clock.moveTo('2026-11-25T09:00:00.000Z');
    const { lines } = await harness.say('submit');
    assert.match(lines[0]!, /ran out/);
    assert.deepEqual(await approvals.own(SARA), []);
  });
});

describe('deciding on an approval', () => {
  it('should file it for whoever asked, with who and when on its card', async () => {
    const { approvalsOf, requests } = await asked();
    const kim = await approvalsOf(KIM);
    assert.deepEqual(kim.card.rows, ['1. AP-000001 · Contoso']);
    await kim.say('ap 1');
    assert.deepEqual(kim.card.buttons, [
      '1. Approve',
      '2. Reject…',
      '3. Back to the approvals',
      'Start over',
    ]);
    const { lines } = await kim.press('Approve');
    assert.deepEqual(lines, ['AP-000001 is approved and filed as SR-000001.']);
    assert.match(kim.card.text, /Approved and filed/);
    assert.ok(!kim.card.text.includes('Open the request'), 'it is somebody else’s');
    assert.match(kim.card.text, /Decided by\nyou, November 22, 2026/);
    assert.deepEqual(kim.card.buttons, ['1. Back to the approvals', 'Start over']);
    assert.equal(requests.filed[0]?.createdBy, SARA.userId);
  });

  it('should be possible in French, with a reason to reject it', async () => {
    const { approvalsOf, requests } = await asked();
    const kim = await approvalsOf(KIM, 'fr-FR');
    await kim.sayAll('1', 'refuser');
    assert.equal(kim.card.title, 'Refuser AP-000001');
    assert.doesNotMatch(kim.card.text.replace(kim.card.title, ''), /AP-000001/, 'one title');
    assert.match(kim.card.text, /Contoso/);
    await kim.say('Ils renouvellent en mai');
    const { lines } = await kim.press('Refuser', kim.card.inputs);
    assert.deepEqual(lines, ['AP-000001 est refusée.']);
    const sara = await approvalsOf(SARA, 'fr-FR');
    await sara.say('1');
    assert.match(sara.card.text, /Motif\nIls renouvellent en mai/);
    assert.equal(requests.calls, 0);
  });

  it('should not reject without a reason', async () => {
    const { approvalsOf, approvals } = await asked();
    const kim = await approvalsOf(KIM);
    await kim.sayAll('1', 'reject');
    await kim.press('Reject', { reason: '   ' });
    assert.equal((await approvals.get(KIM, 'AP-000001'))?.state, 'Waiting');
    assert.match(kim.card.title, /Reject/);
  });

  it('should ask before a reason that was begun is dropped', async () => {
    const { approvalsOf } = await asked();
    const kim = await approvalsOf(KIM);
    await kim.sayAll('1', 'reject', 'They renew in May', 'cancel');
    assert.match(kim.card.text, /Stop here\?/);
  });

  it('should offer nobody the approval of their own, and say why', async () => {
    const { approvalsOf, requests } = await asked({ caller: KIM });
    const kim = await approvalsOf(KIM);
    await kim.say('1');
    assert.deepEqual(kim.card.buttons, ['1. Withdraw', '2. Back to the approvals', 'Start over']);
    const { lines } = await kim.say('approve');
    assert.match(lines[0]!, /Nobody approves their own request/);
    assert.equal(requests.calls, 0);
  });

  it('should tell somebody without the role whom to ask', async () => {
    const { approvalsOf, approvals } = await asked();
    const sara = await approvalsOf({ ...SARA, userId: 'sam' });
    assert.deepEqual(sara.card.rows, []);
    assert.match((await sara.say('AP-000001')).lines[0]!, /cannot find that approval/);
    const own = await approvalsOf(SARA);
    await own.say('1');
    assert.match((await own.say('approve')).lines[0]!, /Nobody approves their own/);
    assert.equal((await approvals.get(KIM, 'AP-000001'))?.state, 'Waiting');
  });

  it('should refuse a press of a card that somebody else was quicker with', async () => {
    const { approvalsOf, requests, approvals } = await asked();
    const kim = await approvalsOf(KIM);
    await kim.say('1');
    await approvals.withdraw(SARA, 'AP-000001');
    const { lines } = await kim.press('Approve');
    assert.match(lines[0]!, /decided or withdrawn already/);
    assert.equal(requests.calls, 0);
  });

  it('should say that filing is made up for where the service is away', async () => {
    const { approvalsOf, requests } = await asked();
    requests.failure = new UnreachableError('BackendUnreachable', 'away');
    const kim = await approvalsOf(KIM);
    await kim.say('1');
    const { lines } = await kim.press('Approve');
    assert.match(lines[0]!, /could not be filed just now/);
    assert.match(kim.card.text, /Approved and filed/, 'drawing the card was the next look');
    assert.equal(requests.filed.length, 1);
  });
});

describe('the approvals of an asker', () => {
  it('should list their own, and let them be withdrawn', async () => {
    const { approvalsOf, requests } = await asked();
    const sara = await approvalsOf(SARA);
    assert.deepEqual(sara.card.rows, ['1. AP-000001 · Contoso']);
    await sara.say('contoso');
    await sara.press('Withdraw');
    assert.equal(sara.card.title, 'Withdraw AP-000001?');
    assert.match(sara.card.text, /What you entered is kept/);
    const { lines } = await sara.say('yes');
    assert.deepEqual(lines, [
      'AP-000001 is withdrawn. What you entered is kept: type menu to go on with it.',
    ]);
    assert.match(sara.card.text, /Withdrawn/);
    assert.equal(requests.calls, 0);
  });
});

describe('an approval that waits', () => {
  it('should stay as it is where its asker thinks better of withdrawing it', async () => {
    const { approvalsOf, approvals } = await asked();
    const sara = await approvalsOf(SARA);
    await sara.sayAll('1', 'withdraw');
    assert.deepEqual(sara.card.buttons, ['1. No, keep it', '2. Yes, withdraw it']);
    await sara.say('no');
    assert.match(sara.card.title, /Approval AP-000001/);
    assert.equal((await approvals.get(SARA, 'AP-000001'))?.state, 'Waiting');
  });

  it('should be left for another task that is asked for, once that is agreed to', async () => {
    const { approvalsOf } = await asked();
    for (const steps of [[], ['1']]) {
      const kim = await approvalsOf(KIM);
      await kim.sayAll(...steps, 'my requests');
      assert.match(kim.card.text, /“Approvals”/);
      assert.match(kim.card.text, /“My requests”/);
      await kim.say('yes');
      assert.equal(kim.card.title, 'My requests');
    }
  });

  it('should say so once on its receipt', async () => {
    const { harness } = await asked();
    assert.equal(harness.card.text.split('Waiting for approval').length, 2, harness.card.text);
  });

  it('should lead its asker to the request that it became, and back', async () => {
    const { approvalsOf } = await asked();
    const kim = await approvalsOf(KIM);
    await kim.sayAll('1', 'approve');
    const sara = await approvalsOf(SARA);
    await sara.say('1');
    await sara.press('Open the request');
    assert.equal(sara.card.title, 'Request SR-000001');
    await sara.sayAll('back', 'back');
    assert.equal(sara.card.title, 'Approval AP-000001');
  });
});

describe('the review of a refund or an exchange', () => {
  const FOR_APPROVAL = /goes to an Admin agent of your company for approval/;

  it('should say beforehand what goes for approval', async () => {
    const { review } = await approvalsChats();
    for (const asksFor of ['refund', 'exchange'] as const) {
      assert.match((await review(SARA, asksFor)).card.text, FOR_APPROVAL);
    }
  });

  it('should say nothing of it where the amounts need none', async () => {
    const { review } = await approvalsChats({ aboveMinor: 200_000_000 });
    for (const asksFor of ['refund', 'exchange'] as const) {
      assert.doesNotMatch((await review(SARA, asksFor)).card.text, FOR_APPROVAL);
    }
  });
});

describe('the menu', () => {
  const menu = async (hasApprovals: boolean) => {
    const harness = new DeskHarness({
      dialogs: (kit) => [new MenuPrompt({ ...kit, hasApprovals }, new FakeProfiles())],
      begin: 'menu',
      options: { opening: 'next' },
    });
    await harness.start();
    return harness;
  };

  it('should offer approvals where there are such, in words of every language', async () => {
    for (const words of ['approvals', 'Validations', 'Genehmigungen', '11']) {
      const harness = await menu(true);
      if (words !== 'approvals' && words !== '11')
        await harness.redraw(words === 'Validations' ? 'fr-FR' : 'de-DE');
      assert.deepEqual((await harness.say(words)).ended, { kind: 'answer', value: { task: 'approvals' } });
    }
  });

  it('should say nothing of them elsewhere', async () => {
    assert.doesNotMatch((await menu(false)).card.text, /Approvals/);
  });
});
