import assert from 'node:assert/strict';
import type { SettingWish } from '../../../dialogs/configuration/settingWords.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { CALLER } from '../deskHarness.js';
import { type ChatOptions, configurationChat, WEB } from './configurationChat.js';

describe('ConfigurationDialog, in the user’s own words', () => {
  const folder = useTempFolder();
  const chat = (options: ChatOptions = {}) => configurationChat(folder(), options);
  const begunWith = (setting: SettingWish, options: ChatOptions = {}) =>
    chat({ ...options, options: { ...WEB, setting, fromWords: true } });

  for (const [locale, said, beforeAndAfter] of [
    ['en-US', 'rename it to Northwind web', /\nWeb\nAfter\nNorthwind web\n/],
    ['en-US', 'please turn off the flexibility', /\nOn\nAfter\nOff\n/],
    ['en-US', 'please turn on automatic renewal', /\nOff\nAfter\nOn\n/],
    [
      'en-US',
      'set the scope to subscription Contoso Finance',
      /\nAfter\nSingle subscription · Contoso Finance\n/,
    ],
    ['fr-FR', 'renomme-la en Northwind web', /\nWeb\nAprès\nNorthwind web\n/],
    ['fr-FR', 'désactive-moi la flexibilité', /\nActivée\nAprès\nDésactivée\n/],
    ['fr-FR', 'peux-tu activer le renouvellement', /\nDésactivé\nAprès\nActivé\n/],
  ] as const) {
    it(`should ask to confirm ${said}`, async () => {
      const { harness, now } = await chat({ locale });
      const untouched = await now();
      await harness.say(said);
      assert.match(harness.card.text, beforeAndAfter);
      assert.deepEqual(await now(), untouched);
      await harness.say('1');
      assert.notDeepEqual(await now(), untouched);
    });
  }

  it('should say so when it is so already', async () => {
    const { harness } = await chat();
    assert.deepEqual((await harness.say('change scope to shared')).lines, [
      'The reservation has that scope already, so there is nothing to change.',
    ]);
  });

  it('should show what is wrong with a name in the form, with the name kept', async () => {
    const { harness } = await chat();
    const { lines } = await harness.say('rename it to a&b');
    assert.match(lines.join(), /^Only letters, digits/);
    assert.match(harness.card.text, /Only letters, digits/);
    assert.deepEqual(harness.card.inputs, { displayName: 'a&b' });
  });

  it('should ask which scope is meant where only its target is called', async () => {
    const { harness } = await chat();
    await harness.say('change the scope to Contoso Finance');
    assert.equal(harness.card.title, 'Which scope?');
    await harness.say('single');
    assert.match(harness.card.text, /After\nSingle subscription · Contoso Finance\n/);
  });

  it('should find a resource group by name once its subscription is chosen, and name both when it is done', async () => {
    const { harness } = await chat();
    await harness.say('change the scope to resource group rg-web');
    assert.equal(harness.card.title, 'In which subscription is the resource group?');
    await harness.say('contoso test');
    assert.match(harness.card.text, /After\nResource group · rg-web · Contoso Test\n/);
    assert.deepEqual((await harness.say('yes')).lines, [
      'Done. The scope is now Resource group · rg-web · Contoso Test.',
    ]);
  });

  it('should list the targets where the one that is called is not found', async () => {
    const { harness } = await chat();
    await harness.say('change the scope to subscription Zzzz');
    assert.equal(harness.card.title, 'Which subscription?');
    assert.match(harness.card.text, /Contoso Analytics/);
  });

  describe('begun with a change', () => {
    it('should ask to confirm at once, show the card on the way back and leave in peace', async () => {
      const { harness } = await begunWith({ kind: 'rename', name: 'Front end' });
      assert.match(harness.card.text, /\nWeb\nAfter\nFront end\n/);
      await harness.say('back');
      assert.equal(harness.card.title, 'Configuration');
      await harness.say('back');
      assert.equal(harness.card.title, 'Which reservation?');
    });

    it('should keep the change while the reservation is chosen', async () => {
      const { harness } = await chat({
        options: { customerId: 'contoso', setting: { kind: 'switch', action: 'renewalOn' } },
      });
      await harness.press('3. Standard_D4s_v5');
      assert.equal(harness.card.title, 'Change automatic renewal?');
    });

    it('should forget the change when another reservation is chosen', async () => {
      const { harness } = await begunWith({ kind: 'switch', action: 'renewalOn' });
      await harness.sayAll('back', 'back');
      await harness.press('3. Standard_D4s_v5');
      assert.equal(harness.card.title, 'Configuration');
    });

    it('should show the card where it is so already', async () => {
      const { harness, first } = await begunWith({ kind: 'switch', action: 'renewalOff' });
      assert.deepEqual(first.lines, ['Automatic renewal is off already.']);
      assert.equal(harness.card.title, 'Configuration');
    });

    it('should show the card with the reason, told once, to whoever may not change it', async () => {
      const caller = { ...CALLER, roles: ['SalesAgent'] as const };
      const { harness, first } = await begunWith({ kind: 'rename', name: 'Mine' }, { caller });
      assert.deepEqual(first.lines, []);
      assert.match(harness.card.text, /needs the role Admin agent/);
    });
  });

  it('should tell a role that is missing once', async () => {
    const { harness } = await chat({ caller: { ...CALLER, roles: ['SalesAgent'] } });
    for (const said of ['rename', 'rename it to Mine', 'turn off the flexibility']) {
      const { lines, cards } = await harness.say(said);
      assert.match(lines.join(), /^Changing the configuration needs the role Admin agent/);
      assert.deepEqual(cards, []);
    }
    assert.deepEqual((await harness.press('1. Done')).ended, { kind: 'answer', value: undefined });
  });

  it('should say after a declined change that nothing was changed', async () => {
    const { harness } = await chat();
    await harness.sayAll('rename it to Front end', 'no');
    assert.deepEqual((await harness.say('cancel')).lines, ['All right, stopped here. Nothing was changed.']);
  });

  it('should not speak of sending when a name that was entered would be dropped', async () => {
    const { harness } = await chat();
    await harness.sayAll('rename', 'Front end', 'next', 'no', 'cancel');
    assert.match(harness.card.text, /^Stop here\?\nWhat you entered but did not confirm would be dropped\./);
  });
});
