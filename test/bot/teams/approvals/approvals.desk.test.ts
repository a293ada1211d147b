import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pressed } from '../../../support/press.js';
import { answering, FileStore } from '../files/fileStore.js';
import { FIRST as AP, type ApprovalDesk, askForRefund, openApprovalDesk, TEAM } from './approvalDesk.js';

const CARD = 'application/vnd.microsoft.card.adaptive';
const MESSAGE = 'application/vnd.microsoft.activity.message';

describe('approvals in a team channel', () => {
  let desk: ApprovalDesk;
  beforeEach(async () => {
    desk = await openApprovalDesk();
  });
  afterEach(() => desk.close());

  /** Sam has asked for a refund, and the channel shows it. */
  const posted = async () => {
    await desk.sayInTeam('kim', 'approvals here');
    await desk.greet('sam');
    const sam = desk.person('sam');
    const said = await askForRefund(sam);
    await desk.settled();
    return { sam, said };
  };
  const linesInTeam = () => desk.inTeam().flatMap(({ activity }) => activity.text ?? []);

  it('should be posted where an Admin agent said, in the language in which that was said', async () => {
    await desk.sayInTeam('kim', 'approbations ici', { locale: 'fr-FR' });
    assert.match(linesInTeam()[0]!, /Désormais, j’affiche ici/);
    const said = await askForRefund(desk.person('sam'));
    assert.match(said, /Waiting for approval \(AP-000001\).*shown in your approvals channel/);
    await desk.settled();
    const [card, ...others] = desk.cards();
    assert.deepEqual(others, []);
    for (const part of [
      'Remboursement en attente',
      'Contoso Ltd',
      'Standard_D4s_v5',
      'sam of Teams',
      'AP-000001',
    ])
      assert.ok(card!.words.includes(part), `${part} in ${card!.words}`);
    assert.deepEqual(card!.buttons, ['Approuver', 'Refuser']);
    assert.doesNotMatch(card!.words, /sam@partner|Rivera|America\/New_York/);
  });

  it('should be approved by another person, and change the card for everybody', async () => {
    const { sam } = await posted();
    const { status, body } = await desk.execute('kim', 'approval.approve', AP);
    assert.deepEqual([status, body.statusCode, body.type], [200, 200, CARD]);
    assert.match(JSON.stringify(body.value), /Approved and filed.*kim of Teams.*SR-000001/);
    await desk.settled();
    const [before, after] = desk.cards();
    assert.deepEqual([before!.method, after!.method], ['POST', 'PUT']);
    assert.deepEqual([after!.buttons, /SR-000001/.test(after!.words)], [[], true]);
    assert.match(
      desk.told('sam').at(-1)!,
      /Your refund for Contoso Ltd \(AP-000001\) was approved by kim of Teams/,
    );
    assert.match(await sam.say('my requests'), /SR-000001/);
  });

  it('should lead whoever asked from the good news to the request, wherever they are', async () => {
    const { sam } = await posted();
    await sam.say('start over');
    await desk.execute('kim', 'approval.approve', AP);
    await desk.settled();
    const press = pressed([desk.toldWhole('sam').at(-1)!], 'Open the request', {});
    assert.match(await sam.send(press), /Request SR-000001.*Sent on/);
  });

  it('should keep the files of what waits when those of old drafts go', async () => {
    const files = await FileStore.open();
    files.answer = answering(200, { 'content-type': 'text/plain' }, 'They closed.');
    try {
      const content = { downloadUrl: `${files.url}/why.txt`, fileType: 'txt' };
      const contentType = 'application/vnd.microsoft.teams.file.download.info';
      const attached = [{ contentType, content, name: 'why.txt' }];
      const sam = desk.person('sam');
      await askForRefund(sam, async () => {
        assert.match(await sam.send({ type: 'message', attachments: attached }), /why\.txt/);
      });
      const kept = await readdir(join(desk.dataDir, 'files'), { recursive: true });
      assert.ok(kept.map((path) => basename(path)).includes('settled'), kept.join());
    } finally {
      await files.close();
    }
  });

  it('should be rejected with a reason, which the asker is told', async () => {
    await posted();
    for (const reason of ['  ', '\u200b\u2060', '\u0007']) {
      const { body } = await desk.execute('kim', 'approval.reject', { ...AP, reason });
      assert.deepEqual([body.type, body.value], [MESSAGE, 'Write a reason before you reject it.']);
    }
    await desk.execute('kim', 'approval.reject', { ...AP, reason: 'They renew in May' });
    await desk.settled();
    assert.match(desk.cards().at(-1)!.words, /Rejected.*They renew in May/);
    assert.match(desk.told('sam').at(-1)!, /rejected by kim of Teams: They renew in May/);
  });

  it('should change the card when it is withdrawn or decided in a personal chat', async () => {
    const { sam } = await posted();
    await sam.say('start over');
    await sam.say('approvals');
    await sam.say('AP-000001');
    await sam.press('Withdraw');
    await sam.say('yes');
    await desk.settled();
    const [, card] = desk.cards();
    assert.match(card!.words, /Withdrawn/);
    assert.deepEqual(card!.buttons, []);
  });

  it('should say to whoever presses their own that nobody approves it', async () => {
    await desk.sayInTeam('kim', 'approvals here');
    await askForRefund(desk.person('kim'));
    const { body } = await desk.execute('kim', 'approval.approve', AP);
    assert.equal(body.type, MESSAGE);
    assert.match(String(body.value), /Nobody approves their own request/);
    await desk.settled();
    assert.equal(desk.cards().length, 1);
  });

  it('should tell somebody without the role whom to ask', async () => {
    await posted();
    const { body } = await desk.execute('uma', 'approval.approve', AP);
    assert.equal(body.type, MESSAGE);
    assert.match(String(body.value), /needs the role Admin agent.*Kim Larsen/s);
  });

  it('should show the decided card to whoever is second, and file one request', async () => {
    await posted();
    const answers = await Promise.all([
      desk.execute('kim', 'approval.approve', AP),
      desk.execute('alex', 'approval.approve', AP, { conversation: { ...TEAM, id: '19:another' } }),
    ]);
    for (const { body } of answers) assert.deepEqual([body.type, body.statusCode], [CARD, 200]);
    assert.match(
      JSON.stringify((await desk.execute('alex', 'approval.refresh', AP)).body.value),
      /SR-000001/,
    );
    assert.doesNotMatch(JSON.stringify(answers), /SR-000002/);
  });

  it('should know nothing of an approval of another partner', async () => {
    await posted();
    for (const verb of ['approval.approve', 'approval.refresh']) {
      const { body } = await desk.execute('alexa', verb, AP);
      assert.equal(body.type, MESSAGE);
      assert.match(String(body.value), /cannot find this approval/);
      assert.doesNotMatch(JSON.stringify(body), /Contoso/);
    }
  });

  for (const [what, verb, data] of [
    ['a verb that is none', 'approval.fileEverything', AP],
    ['no approval', 'approval.approve', {}],
    ['a list for an id', 'approval.approve', { item: ['AP-000001'] }],
    ['a reason without end', 'approval.reject', { ...AP, reason: 'x'.repeat(20_001) }],
  ] as const) {
    it(`should refuse ${what} in words, and change nothing`, async () => {
      await posted();
      const { status, body } = await desk.execute('kim', verb, data);
      assert.deepEqual([status, body.statusCode], [200, 400]);
      const shown = await desk.execute('kim', 'approval.refresh', AP);
      assert.match(JSON.stringify(shown.body.value), /Refund waiting for approval/);
    });
  }

  it('should take the buttons as messages from clients that know no others', async () => {
    await posted();
    const press = (who: string, value: object) =>
      desk.send(who, { conversation: TEAM, value: { step: 'any', ...AP, ...value } });
    await press('kim', { action: 'approval.reject' });
    assert.match(linesInTeam().at(-1)!, /Write a reason/);
    await press('kim', { action: 'approval.approve' });
    assert.equal(linesInTeam().at(-1), 'AP-000001: Approved and filed.');
    await desk.settled();
    assert.match(desk.cards().at(-1)!.words, /Approved and filed/);
  });

  it('should be moved and ended by an Admin agent only', async () => {
    await desk.sayInTeam('sam', 'approvals here');
    assert.match(linesInTeam().at(-1)!, /needs the role Admin agent/);
    const kim = desk.person('kim');
    assert.match(await kim.say('approvals here'), /in a team channel or a group chat/);
    await desk.sayInTeam('kim', 'approvals off');
    assert.match(linesInTeam().at(-1)!, /not posted anywhere/);
    await desk.sayInTeam('kim', 'Genehmigungen hier');
    await desk.sayInTeam('alex', 'approvals off');
    assert.match(linesInTeam().at(-1)!, /no longer post here/);
    await askForRefund(desk.person('sam'));
    await desk.settled();
    assert.deepEqual(desk.cards(), []);
  });

  it('should post what was asked for before there was a place', async () => {
    await askForRefund(desk.person('sam'));
    await desk.sayInTeam('kim', 'approvals here');
    await desk.settled();
    assert.match(desk.cards()[0]!.words, /AP-000001/);
  });
});

describe('approvals where the channel does not take them', () => {
  it('should stand in the chats of Admin agents all the same', async () => {
    const desk = await openApprovalDesk({ status: 403 });
    try {
      await desk.sayInTeam('kim', 'approvals here').catch(() => undefined);
      await askForRefund(desk.person('sam'));
      await desk.settled();
      const kim = desk.person('kim');
      await kim.say('approvals');
      assert.match(await kim.say('AP-000001'), /Waiting for approval/);
      assert.match(await kim.press('Approve'), /approved and filed as SR-000001/);
      await desk.settled();
      assert.match(desk.logText(), /approval not posted/);
    } finally {
      await desk.close();
    }
  });
});

describe('a desk without approvals', () => {
  it('should file at once, and know nothing of them', async () => {
    const desk = await openApprovalDesk({ isOn: false });
    try {
      assert.match(await askForRefund(desk.person('sam')), /Request SR-000001 is filed/);
      const { status } = await desk.execute('kim', 'approval.approve', AP);
      assert.equal(status, 501);
      await desk.sayInTeam('kim', 'approvals here');
      assert.doesNotMatch(JSON.stringify(desk.inTeam()), /I post here/);
    } finally {
      await desk.close();
    }
  });
});
