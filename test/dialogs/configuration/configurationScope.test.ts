import assert from 'node:assert/strict';
import { HOSTILE_NAME } from '../../cards/cardChecks.js';
import { customer, reservation } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { type ChatOptions, configurationChat } from './configurationChat.js';

describe('ConfigurationDialog, the scope', () => {
  const folder = useTempFolder();
  const chat = (options: ChatOptions = {}) => configurationChat(folder(), options);
  /** A desk of one reservation. */
  const chatAbout = (changes: Parameters<typeof reservation>[0]) =>
    chat({ seed: () => [customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(changes)])] });

  it('should explain the four types and mark the present one', async () => {
    const { harness } = await chat();
    await harness.press('Change scope');
    assert.equal(harness.card.title, 'Which scope?');
    assert.deepEqual(harness.card.rows, [
      '1. Single subscription',
      '2. Shared',
      '3. Resource group',
      '4. Management group',
    ]);
    assert.match(
      harness.card.text,
      /2\. Shared\nThe discount goes to matching resources of all [^\n]+\nCurrent\n/,
    );
    assert.match((await harness.say('galaxy')).lines[0]!, /^There are four scopes/);
    assert.match((await harness.say('7')).lines[0]!, /^There is no row 7/);
  });

  it('should page through the subscriptions, search them, and apply the one that is picked', async () => {
    const { harness, now } = await chat();
    await harness.sayAll('scope', '1');
    assert.equal(harness.card.title, 'Which subscription?');
    assert.match(harness.card.text, /Contoso Ltd has 28 subscriptions\. Page 1 of 3\./);
    await harness.press('Next page');
    assert.match(harness.card.text, /Page 2 of 3\./);
    await harness.say('contoso m');
    assert.deepEqual(harness.card.rows.toSorted(), [
      '1. Contoso Machine Learning',
      '2. Contoso Marketing',
      '3. Contoso Mobile Apps',
      '4. Contoso Monitoring',
    ]);
    await harness.say('show list');
    assert.match(harness.card.text, /Page 2 of 3\./);
    assert.deepEqual((await harness.say('contoso finance')).lines, ['Chosen: Contoso Finance.']);
    assert.equal(harness.card.title, 'Change the scope?');
    assert.match(
      harness.card.text,
      /\nWeb, reservation of Contoso Ltd\nScope\nBefore\nShared\nAfter\nSingle subscription · Contoso Finance\nThis takes effect at once\./,
    );
    const { lines } = await harness.press('Yes, change it');
    assert.deepEqual(lines, ['Done. The scope is now Single subscription · Contoso Finance.']);
    assert.match(harness.card.text, /Applies to\nContoso Finance\n/);
    assert.equal((await now()).appliedScope.displayName, 'Contoso Finance');
  });

  it('should find a resource group through its subscription, and go back step by step', async () => {
    const { harness, now } = await chat();
    await harness.press('Change scope');
    await harness.press('3. Resource group');
    assert.equal(harness.card.title, 'In which subscription is the resource group?');
    await harness.say('sandbox');
    assert.match(harness.card.text, /This subscription of Contoso Ltd has no resource groups\. Go back/);
    await harness.press('Back');
    assert.equal(harness.card.title, 'In which subscription is the resource group?');
    await harness.say('contoso test');
    assert.equal(harness.card.title, 'Which resource group?');
    await harness.say('rg-web');
    assert.match(harness.card.text, /After\nResource group · rg-web · Contoso Test\n/);
    for (const title of [
      'Which resource group?',
      'In which subscription is the resource group?',
      'Which scope?',
      'Configuration',
    ]) {
      await harness.say('back');
      assert.equal(harness.card.title, title);
    }
    assert.deepEqual((await now()).appliedScope, { type: 'Shared' });
  });

  it('should tell groups of two subscriptions apart that are called the same', async () => {
    const { harness } = await chatAbout({
      appliedScope: { type: 'ResourceGroup', displayName: 'rg-reporting' },
    });
    assert.match(harness.card.text, /Applies to\nrg-reporting · Contoso Production\n/);
    await harness.sayAll('resource group', 'contoso analytics', 'rg-reporting');
    assert.match(
      harness.card.text,
      /Before\nResource group · rg-reporting · Contoso Production\nAfter\nResource group · rg-reporting · Contoso Analytics\n/,
    );
  });

  it('should apply a management group in French', async () => {
    const { harness, now } = await chat({ locale: 'fr-FR' });
    await harness.sayAll('étendue', 'groupe d’administration');
    assert.equal(harness.card.title, 'Quel groupe d’administration ?');
    await harness.say('core');
    await harness.say('oui');
    assert.deepEqual((await now()).appliedScope.displayName, 'Contoso Core');
  });

  it('should take a type that is typed on the card, and ask for no target where there is none', async () => {
    const { harness, now } = await chatAbout({
      appliedScope: { type: 'ResourceGroup', displayName: 'rg-reporting' },
    });
    await harness.say('shared');
    assert.match(
      harness.card.text,
      /Before\nResource group · rg-reporting · Contoso Production\nAfter\nShared\n/,
    );
    await harness.say('yes');
    assert.deepEqual((await now()).appliedScope, { type: 'Shared' });
  });

  it('should say when the reservation has that scope already: shared, or the same target', async () => {
    const { harness } = await chat();
    const already = 'The reservation has that scope already, so there is nothing to change.';
    assert.deepEqual((await harness.say('shared')).lines, [already]);
    await harness.sayAll('single', 'contoso finance', 'yes', 'scope', '1');
    assert.match(harness.card.text, /\n9\. Contoso Finance\n[0-9a-f-]{36}\nCurrent\n/);
    await harness.say('contoso finance');
    assert.equal(harness.card.title, 'Configuration');
  });

  it('should refuse what is not found and lose nothing', async () => {
    const { harness } = await chat();
    await harness.sayAll('scope', '1', 'next page');
    assert.match((await harness.say('zzzzzz')).lines[0]!, /^I find nothing here that fits “zzzzzz”/);
    assert.match(harness.card.text, /Page 2 of 3\./);
  });

  it('should not take a target that the card does not hold', async () => {
    const { harness, now } = await chat();
    await harness.sayAll('scope', '1');
    const { step, action } = harness.card.dataOf('1. Contoso Analytics') as Record<string, string>;
    const forged = { action, step, item: '/subscriptions/00000000-0000-4000-8000-000000000000' };
    const { lines } = await harness.send({ type: 'message', value: forged });
    assert.match(lines[0]!, /^I did not understand/);
    assert.deepEqual((await now()).appliedScope, { type: 'Shared' });
  });

  it('should show hostile names as they are all the way', async () => {
    const name = HOSTILE_NAME.slice(0, 150);
    const { harness, now } = await chatAbout({
      displayName: name,
      appliedScope: { type: 'Single', displayName: name },
    });
    const shown = () => harness.card.text.replaceAll('\u2060', '');
    assert.ok(shown().includes(`Applies to\n${name}`));
    await harness.sayAll('scope', '1');
    assert.ok(shown().includes(name));
    await harness.sayAll('back', 'back', 'shared');
    assert.ok(shown().includes(`Single subscription · ${name}`));
    await harness.sayAll('yes', 'scope', '1');
    await harness.press(harness.card.rows.find((row) => row.includes('**bold**'))!);
    await harness.say('yes');
    assert.equal((await now()).appliedScope.displayName, name);
  });
});
