import assert from 'node:assert/strict';
import { wordsIn } from '../../../hostile/hostileDesk.js';
import { SHOWS } from '../../../hostile/steps.js';
import { type Group, MENTION, openGroup } from './group.js';

const THREAD = '19:abc@thread.tacv2;messageid=1700000000000';
const WRITTEN = /I have written to you/;
const BOB = { type: 'mention', text: '<at>Bob</at>', mentioned: { id: '29:bob', name: 'Bob' } };

describe('odd turns in a group', () => {
  let group: Group;
  beforeEach(async () => {
    group = await openGroup();
  });
  afterEach(async () => {
    assert.doesNotMatch(wordsIn(group.inGroups), /Contoso|Fabrikam|Adventure Works/);
    const errors = group.desk.lines.filter(({ level }) => level === 'error');
    assert.deepEqual(errors, []);
    await group.close();
  });

  for (const [title, place] of Object.entries({
    'a thread that is called personal': { id: THREAD, conversationType: 'personal' },
    'a thread without a type': { id: THREAD },
    'a group chat without a type': { id: '19:abc@thread.v2' },
    'a meeting without a type': { id: '19:meeting_abc@thread.v2', isGroup: false },
    'a type that is not known': { id: 'a:1', conversationType: 'community' },
    'a type in other letters': { id: 'a:1', conversationType: 'Channel' },
    'a flag that is a text': { id: 'a:1', isGroup: 'true', conversationType: 'personal' },
  })) {
    it(`should take for shared ${title}`, async () => {
      const said = await group.member('ada', place).ask('refund contoso');
      assert.match(wordsIn(said.group), WRITTEN);
      assert.match(wordsIn(said.alone), SHOWS.reservations);
    });
  }

  for (const says of ['notifications', 'delete my data', 'sign out']) {
    it(`should answer alone: ${says}`, async () => {
      const said = await group.member('ada').ask(says);
      assert.match(wordsIn(said.group), WRITTEN);
      assert.ok(said.alone.length > 1);
    });
  }

  for (const [text, heard] of [
    ['<at>Desk</at>&nbsp;remboursement', 'remboursement'],
    ['remboursement\u00a0<at id="0">Desk</at>', 'remboursement'],
    ['<at>Desk</at>\r\n\r\nrefund', 'refund'],
    ['<at>Desk</at> refund for <at>Bob</at>', 'refund for Bob'],
  ] as const) {
    it(`should hear what stands around mentions: ${JSON.stringify(text)}`, async () => {
      const said = await group.member('ada').send({ text, entities: [BOB, MENTION] });
      assert.ok(wordsIn(said.alone).includes(`You asked me in a group: “${heard}”`), wordsIn(said.alone));
      assert.match(wordsIn(said.alone), SHOWS.customers);
    });
  }

  it('should keep out of what members say to each other', async () => {
    const said = await group.member('ada').send({ text: '<at>Bob</at> refund contoso', entities: [BOB] });
    assert.deepEqual(said.all, []);
  });

  for (const type of ['messageDelete', 'messageUpdate', 'messageReaction', 'handoff', 'endOfConversation']) {
    it(`should say nothing to a ${type} that brings words`, async () => {
      const said = await group.member('ada').ask('refund contoso', { type });
      assert.deepEqual(said.all, []);
    });
  }

  it('should greet once where members of two partners bring it in and back, in a storm', async () => {
    const place = { id: '19:team@thread.tacv2', isGroup: true, conversationType: 'channel' };
    const [alex, alexa] = ['demo-alex-1', 'demo-alexa-1'].map((id) => group.member(id, place));
    const added = { type: 'conversationUpdate', membersAdded: [{ id: 'desk' }] };
    const installed = { type: 'installationUpdate', action: 'add' };
    const removed = { type: 'installationUpdate', action: 'remove' };
    const inTurn = [];
    for (const member of [alex, alexa, alex])
      for (const event of [added, installed, removed]) inTurn.push(await member!.send(event));
    const storm = [alex, alexa].flatMap((member) => [added, installed].map((event) => member!.send(event)));
    const said = [...inTurn, ...(await Promise.all(storm))].flatMap(({ all }) => all);
    assert.equal(said.length, 1);
    assert.match(wordsIn(said), /The Reservation Desk is here/);
  });

  it('should show each member of two partners their own, alone', async () => {
    const [alex, alexa] = ['demo-alex-1', 'demo-alexa-1'].map((id) => group.member(id));
    const ours = await alex!.ask('refund contoso');
    const theirs = await alexa!.ask('refund contoso');
    assert.match(wordsIn(ours.alone), /Contoso Ltd/);
    assert.match(wordsIn(theirs.alone), /Contoso Retail/);
    assert.doesNotMatch(wordsIn(theirs.all), /Contoso Ltd/);
  });

  for (const value of [
    { action: 'notice', item: 'reservation:x:y' },
    { action: 'desk.forgetMe', step: 'x' },
    { action: 'desk.notices' },
    { action: 'pick', item: 'x', step: 'y' },
    { action: 'file', step: 'x', description: 'y' },
    { msteams: { type: 'messageBack', text: 'refund contoso' } },
  ]) {
    it(`should begin nothing from a card of another chat: ${JSON.stringify(value)}`, async () => {
      const said = await group.member('ada').send({ value });
      assert.deepEqual(said.alone, []);
      assert.match(wordsIn(said.group), /already been answered|What can I do for you/);
    });
  }
});
