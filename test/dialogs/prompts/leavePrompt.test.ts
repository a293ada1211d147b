import assert from 'node:assert/strict';
import { LEAVE_PROMPT, type LeaveData, LeavePrompt } from '../../../dialogs/prompts/leavePrompt.js';
import { DeskHarness } from '../deskHarness.js';

async function chat(locale: string, atStake: LeaveData['atStake']) {
  const harness = new DeskHarness({
    dialogs: (kit) => [new LeavePrompt(kit)],
    begin: LEAVE_PROMPT,
    options: { atStake } satisfies LeaveData,
    locale,
  });
  await harness.start();
  return harness;
}

describe('LeavePrompt', () => {
  for (const [locale, typed, choice] of [
    ['fr-FR', 'abandonner', 'drop'],
    ['fr-FR', 'oui', 'drop'],
    ['fr-FR', 'garder', 'keep'],
    ['fr-FR', 'continuer', 'stay'],
    ['en-US', 'discard', 'drop'],
    ['en-US', 'keep', 'keep'],
    ['en-US', 'no', 'stay'],
  ] as const) {
    it(`should take “${typed}” for ${choice}`, async () => {
      const harness = await chat(locale, 'request');
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: choice });
    });
  }

  it('should not offer to keep what is no request yet', async () => {
    const harness = await chat('en-US', 'choices');
    assert.equal((await harness.say('keep')).ended, undefined);
  });
});
