import assert from 'node:assert/strict';
import { customer, reservation } from '../../services/local/deskFixture.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { type ChatOptions, COLLEAGUE, configurationChat, OVERVIEW_DIALOG, WEB } from './configurationChat.js';

const STALE = 'That card has already been answered. Please use the newest one.';

describe('ConfigurationDialog', () => {
  const folder = useTempFolder();
  const chat = (options: ChatOptions = {}) => configurationChat(folder(), options);
  /** A desk of one reservation. */
  const chatAbout = (changes: Parameters<typeof reservation>[0], options: ChatOptions = {}) =>
    chat({
      ...options,
      seed: () => [customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(changes)])],
    });

  it('should show the configuration and what can be changed', async () => {
    const { harness } = await chat();
    assert.match(
      harness.card.text,
      /^Configuration\nStandard_D4s_v5\nReservation of Contoso Ltd\nName\nWeb\nScope\nShared\nInstance size flexibility\nOn\nAutomatic renewal\nOff\n/,
    );
    assert.deepEqual(harness.card.buttons, [
      '1. Change scope',
      '2. Turn off size flexibility',
      '3. Turn on renewal',
      '4. Rename',
      '5. Done',
    ]);
  });

  it('should show it in French, and without what the product does not have', async () => {
    const { harness } = await chat({ locale: 'fr-FR', options: { ...WEB, reservationId: 'r-linux' } });
    assert.match(harness.card.text, /\nÉtendue\nPartagée\nRenouvellement automatique\nDésactivé\n/);
    assert.deepEqual(harness.card.buttons, [
      '1. Changer l’étendue',
      '2. Activer le renouvellement',
      '3. Renommer',
      '4. Terminé',
    ]);
    const { lines } = await harness.say('désactiver la flexibilité');
    assert.deepEqual(lines, [
      'Les réservations de ce produit n’ont pas de flexibilité de taille d’instance.',
    ]);
  });

  it('should choose the customer and the reservation first where they are not given', async () => {
    const { harness } = await chat({ options: {} });
    assert.equal(harness.card.title, 'Which customer?');
    await harness.press('Contoso Ltd');
    await harness.press('3. Standard_D4s_v5');
    assert.match(harness.card.text, /Name\nWeb\n/);
    await harness.say('back');
    assert.equal(harness.card.title, 'Which reservation?');
    await harness.say('back');
    assert.equal(harness.card.title, 'Which customer?');
    assert.deepEqual((await harness.say('back')).ended, { kind: 'back' });
  });

  describe('renewal and size flexibility', () => {
    for (const { locale, words, title, before, after, done, changed } of [
      {
        locale: 'en-US',
        words: 'Turn on renewal',
        title: 'Change automatic renewal?',
        before: 'Off',
        after: 'On',
        done: 'Done. Automatic renewal is on.',
        changed: { renew: true },
      },
      {
        locale: 'fr-FR',
        words: 'activer le renouvellement',
        title: 'Modifier le renouvellement automatique ?',
        before: 'Désactivé',
        after: 'Activé',
        done: 'C’est fait. Le renouvellement automatique est activé.',
        changed: { renew: true },
      },
      {
        locale: 'en-US',
        words: 'disable instance size flexibility',
        title: 'Change instance size flexibility?',
        before: 'On',
        after: 'Off',
        done: 'Done. Instance size flexibility is off.',
        changed: { instanceFlexibility: false },
      },
      {
        locale: 'fr-FR',
        words: 'désactiver la flexibilité',
        title: 'Modifier la flexibilité de taille d’instance ?',
        before: 'Activée',
        after: 'Désactivée',
        done: 'C’est fait. La flexibilité de taille d’instance est désactivée.',
        changed: { instanceFlexibility: false },
      },
    ]) {
      it(`should change with before and after, in ${locale}: ${words}`, async () => {
        const { harness, now } = await chat({ locale });
        const untouched = await now();
        await harness.say(words);
        assert.equal(harness.card.title, title);
        assert.match(
          harness.card.text,
          new RegExp(`(Before|Avant)\\n${before}\\n(After|Après)\\n${after}\\n`),
        );
        assert.deepEqual(await now(), untouched);
        const { lines } = await harness.say('1');
        assert.deepEqual(lines, [done]);
        assert.equal(harness.card.title, 'Configuration');
        assert.deepEqual(await now(), { ...untouched, ...changed });
      });
    }

    it('should say the day on which the reservation renews or ends', async () => {
      const { harness } = await chat();
      await harness.press('Turn on renewal');
      assert.match(harness.card.text, /expires, on January 1, 2027, it is bought again/);
      await harness.press('Yes, change it');
      await harness.press('Turn off renewal');
      assert.match(harness.card.text, /ends on January 1, 2027/);
    });

    for (const [locale, words, line] of [
      ['en-US', 'turn off renewal', 'Automatic renewal is off already.'],
      ['fr-FR', 'désactiver le renouvellement', 'Le renouvellement automatique est déjà désactivé.'],
      ['en-US', 'flexibility on', 'Instance size flexibility is on already.'],
    ] as const) {
      it(`should say when it is so already: ${words}`, async () => {
        const { harness } = await chat({ locale });
        assert.deepEqual((await harness.say(words)).lines, [line]);
        assert.equal(harness.card.title, 'Configuration');
      });
    }

    it('should leave all as it is when the user declines, goes back or cancels', async () => {
      const { harness, now } = await chat();
      const untouched = await now();
      await harness.press('Turn on renewal');
      assert.deepEqual((await harness.say('no')).lines, ['Left as it is. Nothing was changed.']);
      await harness.press('Turn on renewal');
      await harness.press('Back');
      assert.equal(harness.card.title, 'Configuration');
      await harness.press('Turn on renewal');
      const { lines, ended } = await harness.press('Cancel');
      assert.deepEqual([lines, ended], [['All right, stopped here. Nothing was changed.'], { kind: 'left' }]);
      assert.deepEqual(await now(), untouched);
    });

    it('should not say after a change that nothing was changed', async () => {
      const { harness } = await chat();
      await harness.sayAll('turn on renewal', 'yes');
      assert.deepEqual((await harness.say('cancel')).lines, [
        'All right, stopped here. What you confirmed stays changed, and nothing else was.',
      ]);
    });

    it('should change once, however often the confirmation is pressed', async () => {
      const { harness, now, settings } = await chat();
      await harness.press('Turn on renewal');
      const { card } = harness;
      await harness.press('Yes, change it');
      await settings.change(COLLEAGUE, WEB, { setting: 'renew', before: true, after: false });
      assert.deepEqual((await harness.press('Yes, change it', {}, card)).lines, [STALE]);
      assert.equal((await now()).renew, false);
    });
  });

  describe('with somebody else at work', () => {
    it('should leave what was changed meanwhile and show the present state', async () => {
      const { harness, now, settings } = await chat();
      await harness.say('rename');
      await harness.press('Next', { displayName: 'Mine' });
      await settings.change(COLLEAGUE, WEB, { setting: 'displayName', before: 'Web', after: 'Theirs' });
      const { lines } = await harness.press('Yes, change it');
      assert.match(lines[0]!, /^Somebody has changed this setting since you saw it/);
      assert.match(harness.card.text, /Name\nTheirs\n/);
      assert.equal((await now()).displayName, 'Theirs');
      await harness.say('rename');
      assert.deepEqual(harness.card.inputs, { displayName: 'Mine' });
    });

    it('should notice a switch that was changed since the card was drawn', async () => {
      const { harness, settings } = await chat();
      await settings.change(COLLEAGUE, WEB, { setting: 'renew', before: false, after: true });
      assert.deepEqual((await harness.press('Turn on renewal')).lines, ['Automatic renewal is on already.']);
      assert.ok(harness.card.buttons.includes('3. Turn off renewal'));
    });

    it('should refuse when the reservation expires between card and confirmation', async () => {
      const { harness, now } = await chat();
      await harness.press('Turn on renewal');
      harness.clock.moveTo('2027-01-01T00:00:00.000Z');
      const { lines } = await harness.press('Yes, change it');
      assert.deepEqual(lines, ['The configuration of this reservation cannot be changed as it stands now.']);
      assert.match(harness.card.text, /This reservation has expired, so/);
      assert.deepEqual(harness.card.buttons, ['1. Done']);
      assert.equal((await now()).renew, false);
    });
  });

  describe('of a reservation that cannot be changed', () => {
    for (const [why, changes] of [
      ['has expired, so its configuration can no longer be changed.', { expiryDate: '2026-11-22' }],
      ['was cancelled, so its configuration can no longer be changed.', { state: 'Cancelled' }],
      ['is still being set up, so its configuration cannot be changed yet.', { state: 'Processing' }],
    ] as const) {
      it(`should be read-only and say why: it ${why}`, async () => {
        const { harness, now } = await chatAbout(changes);
        assert.deepEqual(harness.card.buttons, ['1. Done']);
        const sentence = `This reservation ${why}`;
        assert.ok(harness.card.text.includes(sentence), harness.card.text);
        for (const words of ['turn on renewal', 'scope', 'shared', 'rename', 'flexibility off']) {
          assert.deepEqual((await harness.say(words)).lines, [sentence], words);
        }
        assert.equal((await now()).renew, false);
      });
    }
  });

  it('should show the changed values in the overview and in lists', async () => {
    const { harness } = await chat();
    await harness.sayAll(
      'single',
      'contoso finance',
      'yes',
      'turn on renewal',
      'yes',
      'rename',
      'Front door',
      'next',
      'yes',
    );
    const { harness: overview } = await chat({ begin: OVERVIEW_DIALOG, options: { customerId: 'contoso' } });
    assert.match(overview.card.text, /Front door · Virtual machines/);
    await overview.say('front door');
    assert.match(overview.card.text, /Scope\nSingle subscription · Contoso Finance\n/);
    assert.match(overview.card.text, /Renew at expiry\nOn\n/);
  });

  it('should end when done and help in between', async () => {
    const { harness } = await chat();
    assert.match((await harness.say('help')).lines[0]!, /^This card shows how the reservation is applied\./);
    assert.deepEqual((await harness.say('5')).ended, { kind: 'answer', value: undefined });
  });
});
