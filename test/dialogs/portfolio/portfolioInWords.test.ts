import assert from 'node:assert/strict';
import type { Understander } from '../../../services/understanding/understanding.js';
import { useTempFolder } from '../../services/local/tempFolder.js';
import { portfolioChat } from './portfolioChat.js';

const SUMMARY = 'All customers at a glance';

describe('the portfolio in the user’s words', () => {
  const folder = useTempFolder();

  for (const { options, title } of [
    { options: { view: 'expiring' }, title: 'Expiring within 30 days' },
    { options: { view: 'expiring', days: 45 }, title: 'Expiring within 45 days' },
    { options: { view: 'expiring', days: 4_000 }, title: 'Expiring within 30 days' },
    { options: { view: 'expiring', days: 60, fromWords: true }, title: 'Expiring within 60 days' },
    { options: { view: 'underused', below: 50 }, title: 'Used less than 50% over 30 days' },
    { options: { view: 'limits' }, title: 'Refund limits nearly used up' },
    { options: { view: 'requests' }, title: 'Open requests' },
    { options: {}, title: SUMMARY },
  ]) {
    it(`should open ${title} for ${JSON.stringify(options)}`, async () => {
      const { harness } = await portfolioChat(folder(), { options });
      assert.equal(harness.card.title, title);
    });
  }

  it('should show the whole on the way back from a list that words asked for', async () => {
    const { harness } = await portfolioChat(folder(), { options: { view: 'limits' } });
    await harness.say('back');
    assert.equal(harness.card.title, SUMMARY);
  });

  for (const { typed, title } of [
    { typed: 'next 45 days', title: 'Expiring within 45 days' },
    { typed: 'Dans 45 jours', title: 'Expiring within 45 days' },
    { typed: 'les 365 prochains jours', title: 'Expiring within 365 days' },
    { typed: '１ day', title: 'Expiring within 1 day' },
    { typed: 'below 12.5 %', title: 'Used less than 12.5% over 30 days' },
    { typed: 'moins de 50%', title: 'Used less than 50% over 30 days' },
    { typed: '50 %', title: 'Used less than 50% over 30 days' },
    { typed: 'plafonds', title: 'Refund limits nearly used up' },
  ]) {
    it(`should understand “${typed}” at a glance and in a list`, async () => {
      const { harness } = await portfolioChat(folder());
      await harness.say(typed);
      assert.equal(harness.card.title, title);
      await harness.sayAll('back', '6', typed);
      assert.equal(harness.card.title, title);
    });
  }

  for (const { typed, said } of [
    { typed: 'next 400 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 0 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 1,000 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next -5 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'next 1.5 days', said: /^I can look from 1 to 365 days ahead\./ },
    { typed: 'below 0 %', said: /^Type a percentage above 0/ },
    { typed: 'below 101 %', said: /^Type a percentage above 0/ },
  ]) {
    it(`should say what it can do instead of “${typed}”`, async () => {
      const { harness } = await portfolioChat(folder());
      for (const place of [SUMMARY, 'Open requests']) {
        if (place !== SUMMARY) await harness.say('6');
        const { lines } = await harness.say(typed);
        assert.match(lines[0]!, said);
        assert.equal(harness.card.title, place);
      }
    });
  }

  it('should take the use that a sentence names', async () => {
    const understander: Understander = {
      understand: async () => ({
        guesses: [{ task: 'portfolio', confidence: 1 }],
        isSure: true,
        customers: [],
        reservations: [],
        usedBelow: 25,
      }),
    };
    const { harness } = await portfolioChat(folder(), { understander });
    await harness.sayAll('6', 'which of them are used less than a quarter of the time?');
    assert.equal(harness.card.title, 'Used less than 25% over 30 days');
  });

  for (const { place, typed } of [
    { place: 'at a glance', typed: [] },
    { place: 'in a list', typed: ['6'] },
  ]) {
    it(`should take the time that a sentence names ${place}`, async () => {
      const understander: Understander = {
        understand: async () => ({
          guesses: [{ task: 'portfolio', confidence: 1 }],
          isSure: true,
          customers: [],
          reservations: [],
          expiry: { before: '2027-02-10' },
        }),
      };
      const { harness } = await portfolioChat(folder(), { understander });
      await harness.sayAll(...typed, 'what runs out until the ninth of February?');
      assert.equal(harness.card.title, 'Expiring within 79 days');
    });
  }
});
