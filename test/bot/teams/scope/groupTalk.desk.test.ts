import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { wordsIn } from '../../../hostile/hostileDesk.js';
import { SHOWS } from '../../../hostile/steps.js';
import { languages } from '../../../support/languages.js';
import { type Group, MENTION, openGroup } from './group.js';

const demo = new URL('../../../../services/local/demo/demoDesk.json', import.meta.url);
const { customers } = JSON.parse(readFileSync(demo, 'utf8')) as {
  customers: { name: string; domain: string }[];
};
const WRITTEN = /I have written to you, ada: we go on in the chat between the two of us\./;
const SUMMARY = /What can I do for you\?/;

describe('GroupTalk', () => {
  let group: Group;
  beforeEach(async () => {
    group = await openGroup();
  });
  afterEach(async () => {
    const said = wordsIn(group.inGroups);
    for (const { name, domain } of customers) {
      assert.ok(!said.includes(name) && !said.includes(domain), `${name} stands in the group: ${said}`);
    }
    assert.deepEqual(
      group.desk.lines.filter(({ level }) => level === 'error'),
      [],
    );
    await group.close();
  });

  it('should go on alone with what was asked, as if it had been typed there', async () => {
    const ada = group.member('ada');
    const said = await ada.ask("refund 2 units of Contoso's Web front end");
    assert.match(wordsIn(said.group), WRITTEN);
    assert.equal(said.group.length, 1);
    assert.match(wordsIn(said.alone), /You asked me in a group: “refund 2 units of Contoso's Web front end”/);
    assert.match(wordsIn(said.alone), SHOWS.quote);
    assert.match(wordsIn(said.alone), /Contoso Ltd/);
    assert.match(wordsIn((await ada.sayAlone('back')).alone), SHOWS.quantity);
  });

  it('should answer in the thread, and write alone without naming anything of the group', async () => {
    const { group: here, alone } = await group.member('ada').ask('my requests');
    assert.deepEqual(
      here.map(({ conversation, replyToId }) => [conversation?.id, replyToId]),
      [['19:team@thread.tacv2;messageid=1', 'ada-1']],
    );
    for (const { replyToId } of alone) assert.equal(replyToId, undefined);
  });

  for (const text of [
    '<at>Desk</at>',
    ' <at>Desk</at>\n',
    '<at>Desk</at> <at>Desk</at>',
    '<at>Desk</at> hello',
  ]) {
    it(`should say what it can do: ${JSON.stringify(text)}`, async () => {
      const said = await group.member('ada').send({ text, entities: [MENTION, MENTION] });
      assert.match(wordsIn(said.group), SUMMARY);
      assert.deepEqual(said.alone, []);
    });
  }

  for (const [says, answers] of [
    ['help', /Mention me with what you need/],
    ['thanks', /You’re welcome/],
    ['Language', /Which language shall we speak/],
    ['Français', /Nous continuons en français/],
    ['cancel', SUMMARY],
    ['start over', SUMMARY],
  ] as const) {
    it(`should answer in the group: ${says}`, async () => {
      const said = await group.member('ada').ask(says);
      assert.match(wordsIn(said.group), answers);
      assert.deepEqual(said.alone, []);
    });
  }

  it('should show a user what is kept of them where nobody reads along', async () => {
    const said = await group.member('ada').ask('my data');
    assert.match(wordsIn(said.group), WRITTEN);
    assert.match(wordsIn(said.alone), /What I keep about you|my data/i);
  });

  it('should offer what was asked in the group to whoever is looking at what is kept of them', async () => {
    const ada = group.member('ada');
    await ada.sayAlone('my data');
    const { alone } = await ada.ask("refund 2 units of Contoso's Web front end");
    assert.match(wordsIn(alone), /Switch to another task\?/);
    assert.match(wordsIn((await ada.sayAlone('yes')).alone), SHOWS.quote);
  });

  it('should speak the language that the user chose, in the group and alone', async () => {
    const ada = group.member('ada');
    await ada.sayAlone('Français');
    const said = await ada.ask('remboursement', { locale: 'de-DE' });
    assert.match(wordsIn(said.group), /Je vous ai écrit, ada/);
    assert.match(wordsIn(said.alone), SHOWS.customers);
    const bob = await group.member('bob').ask('', { locale: 'de-DE' });
    assert.match(wordsIn(bob.group), /Was kann ich für Sie tun/);
  });

  it('should leave two people who speak in turns to their own flows', async () => {
    const [ada, bob] = [group.member('ada'), group.member('bob')];
    assert.match(wordsIn((await ada.ask('refund')).alone), SHOWS.customers);
    assert.match(wordsIn((await bob.ask('my requests')).alone), /My requests/);
    assert.match(wordsIn((await ada.sayAlone('contoso')).alone), SHOWS.reservations);
    await bob.ask('refund');
    assert.match(wordsIn((await ada.sayAlone('standard_d4s_v5')).alone), SHOWS.quantity);
  });

  it('should begin the task of a pressed button alone, once', async () => {
    const ada = group.member('ada');
    const { group: card } = await ada.ask('');
    const first = await ada.press(card, 'Request a refund');
    assert.match(wordsIn(first.group), WRITTEN);
    assert.match(wordsIn(first.alone), SHOWS.customers);
    const second = await ada.press(card, 'My requests');
    assert.match(wordsIn(second.group), /already been answered/);
    assert.deepEqual(second.alone, []);
  });

  it("should let nobody press somebody else's card, and leave it to its owner", async () => {
    const [ada, bob] = [group.member('ada'), group.member('bob')];
    const { group: card } = await ada.ask('');
    const { all } = await bob.press(card, 'Request a refund');
    assert.deepEqual(
      all.map(({ text }) => text),
      ['That card is somebody else’s. Start your own: mention me.'],
    );
    assert.match(wordsIn((await ada.press(card, 'Request a refund')).alone), SHOWS.customers);
  });

  for (const step of ['', 'x', 'everybody.', '.', 'AAAAAAAAAAAA.1', '__proto__', 7, null]) {
    it(`should begin nothing from a made-up step: ${JSON.stringify(step)}`, async () => {
      const said = await group.member('ada').send({ value: { action: 'refund', step } });
      assert.deepEqual(said.alone, []);
      assert.match(wordsIn(said.group), /somebody else|already been answered|What can I do/);
    });
  }

  it("should not take other words than the desk's own from a pressed button", async () => {
    const value = { action: 'refund all of Contoso', step: 'everybody', item: 'x' };
    const said = await group.member('ada').send({ value });
    assert.deepEqual(said.alone, []);
  });

  it('should not take what was delivered twice for two questions', async () => {
    const ada = group.member('ada');
    await ada.ask('refund', { id: 'same' });
    const again = await ada.ask('refund', { id: 'same' });
    assert.deepEqual(again.all, []);
  });

  it('should write a name into the group as plain text in one line', async () => {
    const from = { id: 'ada', name: `**A\u202eda**\n[x](http://evil) ${'y'.repeat(200)}` };
    const [line] = (await group.member('ada').ask('refund', { from })).group;
    assert.equal(line?.textFormat, 'plain');
    assert.match(
      line?.text ?? '',
      /^I have written to you, \*\*Ada\*\* \[x\]\(http:\/\/evil\) y{25,40}…: we/,
    );
  });

  it('should greet a group once, whoever brings it in or back, and not its members', async () => {
    const place = { id: '19:team@thread.tacv2', isGroup: true, conversationType: 'channel' };
    const [ada, bob] = [group.member('ada', place), group.member('bob', place)];
    const added = { type: 'conversationUpdate', membersAdded: [{ id: 'desk' }] };
    const first = await ada.send(added);
    assert.match(wordsIn(first.all), /The Reservation Desk is here/);
    assert.equal(first.all.length, 1);
    for (const again of [added, { type: 'installationUpdate', action: 'add' }])
      assert.deepEqual((await bob.send(again)).all, []);
    const joined = { type: 'conversationUpdate', membersAdded: [{ id: 'cy' }] };
    assert.deepEqual((await bob.send(joined)).all, []);
    assert.match(wordsIn((await bob.press(first.all, 'My requests')).alone), /My requests/);
    assert.match(wordsIn((await ada.press(first.all, 'My requests')).alone), /My requests/);
  });

  for (const type of ['messageReaction', 'typing', 'messageUpdate', 'event']) {
    it(`should say nothing to a ${type}`, async () => {
      assert.deepEqual((await group.member('ada').send({ type, name: 'x' })).all, []);
    });
  }

  it('should take a channel for one where the channel leaves the flag out', async () => {
    const place = { id: '19:c;messageid=2', conversationType: 'channel' };
    const said = await group.member('ada', place).ask('refund contoso');
    assert.match(wordsIn(said.group), WRITTEN);
  });

  for (const language of languages.languages) {
    it(`should have everything to say in ${language}`, async () => {
      const ada = group.member('ada');
      const locale = languages.textsFor(language).locale;
      const texts = languages.textsFor(locale);
      const card = wordsIn((await ada.ask('', { locale })).group);
      assert.ok(card.includes(texts.say('group.summary.title').replace(/[\u00a0\u202f]/g, ' ')));
      const said = wordsIn((await ada.ask(texts.say('menu.tasks.refund'), { locale })).alone);
      assert.ok(said.includes(texts.say('customers.title').replace(/[\u00a0\u202f]/g, ' ')), said);
    });
  }
});
