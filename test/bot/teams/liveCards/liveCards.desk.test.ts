import assert from 'node:assert/strict';
import sinon from 'sinon';
import { UnreachableError } from '../../../../services/errors.js';
import { EtagConversationState } from '../../../../services/storage/etagConversationState.js';
import { textsOf } from '../../../cards/answered/readOnly.js';
import { type Arrived, openTeamsChat, type TeamsChat } from './teamsChat.js';

const MENU = /"action":"overview"/;
const CUSTOMERS = /Which customer/;

describe('cards of answered steps', () => {
  let chat: TeamsChat;
  const open = async (options?: Parameters<typeof openTeamsChat>[0]) => {
    chat = await openTeamsChat(options);
    await chat.join();
    return chat.shown(MENU);
  };
  afterEach(() => chat.close());

  const hasButtons = ({ card }: Arrived) => JSON.stringify(card).includes('Action.');
  const lastLine = ({ card }: Arrived) => textsOf(card?.content).at(-1);
  const replaced = (arrived: readonly Arrived[]) => arrived.filter(({ how }) => how === 'replaced');

  it('should become read-only when a button is pressed, after the answer', async () => {
    const menu = await open();
    const [answer, update, ...others] = await chat.press(menu, 'Request a refund');
    assert.deepEqual(others, []);
    assert.match(JSON.stringify(answer?.card), CUSTOMERS);
    assert.deepEqual([update?.how, update?.id], ['replaced', menu.id]);
    assert.equal(hasButtons(chat.now(menu)), false);
    assert.equal(lastLine(chat.now(menu)), 'Chosen: Request a refund');
    assert.deepEqual(textsOf(chat.now(menu).card?.content).slice(0, -1), textsOf(menu.card?.content));
  });

  it('should become read-only when the answer is typed', async () => {
    const menu = await open();
    await chat.say('2');
    assert.equal(lastLine(chat.now(menu)), 'Chosen: Request a refund');
    const customers = chat.shown(CUSTOMERS);
    await chat.say('contoso ltd');
    assert.equal(hasButtons(chat.now(customers)), false);
    assert.match(lastLine(chat.now(customers)) ?? '', /^(Chosen: Contoso Ltd|You wrote: “contoso ltd”)$/);
  });

  it('should say which row was chosen, without its number', async () => {
    await chatAt('refund');
    const customers = chat.shown(CUSTOMERS);
    await chat.press(customers, 'Contoso Ltd');
    assert.equal(lastLine(chat.now(customers)), 'Chosen: Contoso Ltd');
  });

  for (const [words, line] of [
    ['back', 'You went back.'],
    ['cancel', 'You cancelled.'],
    ['start over', 'You started over.'],
  ] as const) {
    it(`should say that a step was left by ${words}`, async () => {
      await chatAt('refund');
      const customers = chat.shown(CUSTOMERS);
      await chat.say(words);
      assert.equal(lastLine(chat.now(customers)), line);
      assert.equal(hasButtons(chat.now(customers)), false);
    });
  }

  it('should speak the user’s language', async () => {
    const menu = await open();
    await chat.say('Français');
    await chat.say('rembourser');
    assert.match(lastLine(chat.now(menu)) ?? '', /^Votre choix\u00a0: /);
  });

  it('should stay as they are while their step is not answered', async () => {
    const menu = await open();
    for (const words of ['help', 'qwertz uiop']) assert.deepEqual(replaced(await chat.say(words)), [], words);
    assert.equal(hasButtons(chat.now(menu)), true);
  });

  it('should all become read-only when one of several of a step is answered', async () => {
    const menu = await open();
    await chat.say('help');
    const again = chat.shown(MENU);
    assert.notEqual(again.id, menu.id);
    await chat.press(menu, 'Request a refund');
    assert.deepEqual([menu, again].map(chat.now).map(hasButtons), [false, false]);
  });

  it('should show what was entered in a form', async () => {
    await chatAt('new support request', 'contoso', '1');
    const form = chat.shown(/"id":"issueType"/);
    await chat.press(form, 'Next', { issueType: 'Technical' });
    const said = textsOf(chat.now(form).card?.content);
    assert.deepEqual(said.slice(-3), ['Issue type', '4.\u00a0Technical', 'Chosen: Next']);
    assert.equal(hasButtons(chat.now(form)), false);
    assert.doesNotMatch(JSON.stringify(chat.now(form).card), /Input\./);
  });

  it('should say what was entered where that is the answer, whatever the button is called', async () => {
    await chatAt('refund', 'contoso', 'D4s');
    const units = chat.shown(/"id":"quantity"/);
    await chat.press(units, 'OK', { quantity: '2' });
    assert.equal(lastLine(chat.now(units)), 'You wrote: “2”');
    await chat.say('back');
    const again = chat.shown(/"id":"quantity"/);
    await chat.press(again, 'Only 1', { quantity: '2' });
    assert.equal(lastLine(chat.now(again)), 'Chosen: Only 1');
  });

  it('should say nothing new of a card that is pressed a second time', async () => {
    const menu = await open();
    await chat.press(menu, 'Request a refund');
    const arrived = await chat.press(menu, 'Request a refund');
    assert.deepEqual(
      arrived.map(({ how, text }) => [how, text]),
      [['sent', 'That card has already been answered. Please use the newest one.']],
    );
  });

  it('should be replaced once, and only when the turn is kept, however often it is run', async () => {
    const menu = await open();
    const save = EtagConversationState.prototype.saveChanges;
    const kept: number[] = [];
    const saving = sinon.stub(EtagConversationState.prototype, 'saveChanges').callsFake(async function (
      this: EtagConversationState,
      ...args
    ) {
      await save.apply(this, args);
      kept.push(hasButtons(chat.now(menu)) ? 1 : 0);
    });
    saving.onFirstCall().rejects(new UnreachableError('StateConflict', 'somebody was ahead'));
    const arrived = await chat.press(menu, 'Request a refund');
    assert.deepEqual(kept, [1]);
    assert.deepEqual(
      arrived.map(({ how }) => how),
      ['sent', 'replaced'],
    );
  });

  it('should stay as they are when the turn fails', async () => {
    const menu = await open();
    sinon.stub(EtagConversationState.prototype, 'saveChanges').rejects(new Error('the disk is gone'));
    assert.deepEqual(replaced(await chat.press(menu, 'Request a refund')), []);
    assert.equal(hasButtons(chat.now(menu)), true);
  });

  it('should change nothing when the channel refuses to replace them', async () => {
    const menu = await open({ refuses: () => true });
    const arrived = await chat.press(menu, 'Request a refund');
    assert.equal(arrived.length, 1);
    assert.match(JSON.stringify(arrived[0]?.card), CUSTOMERS);
    const lines = chat.desk.lines.filter(({ msg }) => msg === 'card not replaced');
    assert.deepEqual(
      lines.map(({ level, activityId }) => [level, activityId]),
      [['debug', menu.id]],
    );
    assert.equal(
      chat.desk.lines.some(({ msg }) => msg === 'turn failed'),
      false,
    );
    await chat.press(chat.shown(CUSTOMERS), 'Contoso Ltd');
    assert.match(JSON.stringify(chat.shown(/Which reservation/).card), /Which reservation/);
  });

  for (const channelId of ['webchat', 'directline', 'test', 'emulator']) {
    it(`should not be replaced on ${channelId}`, async () => {
      const menu = await open({ channelId });
      assert.deepEqual(replaced(await chat.press(menu, 'Request a refund')), []);
    });
  }

  it('should not be replaced where the replies are collected', async () => {
    const menu = await open();
    assert.deepEqual(
      replaced(await chat.send({ type: 'message', text: '2', deliveryMode: 'expectReplies' })),
      [],
    );
    assert.equal(hasButtons(chat.now(menu)), true);
  });

  describe('of a list', () => {
    it('should turn the page in the place of the pressed card', async () => {
      await chatAt('refund');
      const list = chat.shown(CUSTOMERS);
      const arrived = await chat.press(list, 'Next page');
      assert.deepEqual(
        arrived.map(({ how, id }) => [how, id]),
        [['replaced', list.id]],
      );
      assert.equal(hasButtons(chat.now(list)), true);
      assert.match(JSON.stringify(chat.now(list).card), /Page 2 of/);
      const back = await chat.press(chat.now(list), 'Previous page');
      assert.deepEqual(
        back.map(({ how, id }) => [how, id]),
        [['replaced', list.id]],
      );
      assert.match(JSON.stringify(chat.now(list).card), /Page 1 of/);
      await chat.press(chat.now(list), 'Contoso Ltd');
      assert.equal(lastLine(chat.now(list)), 'Chosen: Contoso Ltd');
    });

    it('should show a page that was asked for in words below, and leave the one before read-only', async () => {
      await chatAt('refund');
      const list = chat.shown(CUSTOMERS);
      const [page, update] = await chat.say('next page');
      assert.equal(page?.how, 'sent');
      assert.match(JSON.stringify(page?.card), /Page 2 of/);
      assert.equal(update?.id, list.id);
      assert.equal(lastLine(chat.now(list)), 'Chosen: Next page');
    });

    it('should show the page below where the channel refuses to replace the pressed one', async () => {
      chat = await openTeamsChat({ refuses: () => true });
      await chat.join();
      await chat.say('refund');
      const arrived = await chat.press(chat.shown(CUSTOMERS), 'Next page');
      assert.deepEqual(
        arrived.map(({ how }) => how),
        ['sent'],
      );
      assert.match(JSON.stringify(arrived[0]?.card), /Page 2 of/);
    });
  });

  async function chatAt(...words: readonly string[]): Promise<void> {
    await open();
    for (const word of words) await chat.say(word);
  }
});
