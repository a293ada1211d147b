import assert from 'node:assert/strict';
import { overviewChat, POOR, TEN } from './overviewChat.js';

describe('use on the overview', () => {
  it('should show the chart in words, week by week, and what was paid for nothing', async () => {
    const { harness } = await overviewChat(TEN, 'en-US', [50, ...Array(9).fill(100)]);
    const { text } = harness.card;
    assert.ok(
      text.includes(
        'From November 12, 2026 to November 21, 2026: 95% on average, 50% on the lowest day, 100% on the highest.',
      ),
      text,
    );
    assert.match(text, /Nov 12\s–\s14\n100%\n▇ ▇ ▇\nNov 15\s–\s21\n92\.9%\n▇ ▇ ▇ ▇ ▇ ▇\n ▅\n/);
    // A day carries 4,000.00 / 365 USD.
    assert.match(text, /Paid for and not used, over 10 days\n\$5\.48 of \$109\.59\n/);
    assert.doesNotMatch(text, /needed/);
  });

  it('should say that it was never used', async () => {
    const { harness } = await overviewChat(TEN, 'fr-FR', Array(30).fill(0));
    assert.match(harness.card.text, /Du 23 octobre 2026 au 21 novembre 2026 : aucune utilisation\./);
    assert.match(harness.card.text, /n’ont rien demandé/);
    assert.ok(harness.card.allButtons.includes('Rembourser les 10 unités en trop'));
  });

  it('should say that no use was recorded', async () => {
    const { harness } = await overviewChat(TEN);
    assert.ok(harness.card.text.includes('No use is on record for this reservation.'));
  });

  it('should say when the records end days ago', async () => {
    const { harness, clock } = await overviewChat(TEN, 'en-US', POOR);
    clock.moveTo('2026-11-24T09:00:00Z');
    await harness.say('help');
    assert.doesNotMatch(harness.card.text, /Nothing was recorded after/);
    clock.moveTo('2026-11-25T09:00:00Z');
    await harness.say('help');
    assert.ok(harness.card.text.includes('Nothing was recorded after November 21, 2026.'));
  });
});
