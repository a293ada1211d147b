import assert from 'node:assert/strict';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { type ChatOptions, COLLEAGUE, configurationChat } from './configurationChat.js';

describe('ConfigurationDialog, renaming', () => {
  const folder = useTempFolder();
  const chat = (options: ChatOptions = {}) => configurationChat(folder(), options);

  it('should rename what is typed, and show the new name everywhere', async () => {
    const { harness, reservations } = await chat();
    await harness.say('rename');
    assert.match(harness.card.text, /^Rename the reservation\nNow: Web\n/);
    await harness.say('Épreuves  été-2');
    await harness.say('next');
    assert.match(harness.card.text, /Name\nBefore\nWeb\nAfter\nÉpreuves été-2\n/);
    assert.deepEqual((await harness.say('yes')).lines, [
      'Done. The reservation is now called Épreuves été-2.',
    ]);
    const listed = await reservations.list(COLLEAGUE, 'contoso');
    assert.ok(listed.some(({ displayName }) => displayName === 'Épreuves été-2'));
  });

  it('should rename by the card, in French', async () => {
    const { harness, now } = await chat({ locale: 'fr-FR' });
    await harness.press('Renommer');
    await harness.press('Suivant', { displayName: ' Nouveau nom ' });
    await harness.press('Oui, modifier');
    assert.equal((await now()).displayName, 'Nouveau nom');
  });

  for (const [name, said] of [
    ['a.b', /Only letters, digits, spaces, - and _ are possible/],
    ['$' + '{x} **b**', /Only letters/],
    ['x'.repeat(65), /This has 65 characters, and at most 64 are possible/],
    ['', /This is needed to go on/],
  ] as const) {
    it(`should refuse the name ${JSON.stringify(name.slice(0, 20))} clearly and keep what was entered`, async () => {
      const { harness, now } = await chat();
      await harness.say('rename');
      assert.match((await harness.press('Next', { displayName: name })).lines[0]!, said);
      assert.equal(harness.card.inputs.displayName ?? '', name);
      assert.equal((await now()).displayName, 'Web');
    });
  }

  it('should say when that is its name already', async () => {
    const { harness } = await chat();
    await harness.say('rename');
    const { lines } = await harness.press('Next', { displayName: 'Web' });
    assert.deepEqual(lines, ['That is its name already, so there is nothing to change.']);
    assert.equal(harness.card.title, 'Configuration');
  });

  it('should keep what was entered over back, a declined change and a change of language', async () => {
    const { harness } = await chat();
    await harness.say('rename');
    await harness.press('Back', { displayName: 'Half a na' });
    await harness.say('rename');
    assert.deepEqual(harness.card.inputs, { displayName: 'Half a na' });
    await harness.press('Next', { displayName: 'Half a name' });
    await harness.say('no');
    await harness.sayAll('rename', 'français');
    assert.deepEqual(harness.card.inputs, { displayName: 'Half a name' });
  });

  it('should ask before a name that was entered is dropped', async () => {
    const { harness } = await chat();
    await harness.say('rename');
    await harness.press('Cancel', { displayName: 'New' });
    assert.equal(harness.card.title, 'Stop here?');
    await harness.say('no');
    assert.deepEqual(harness.card.inputs, { displayName: 'New' });
  });
});
