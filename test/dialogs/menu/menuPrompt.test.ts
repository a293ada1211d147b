import assert from 'node:assert/strict';
import { MENU_PROMPT, type MenuData, MenuPrompt } from '../../../dialogs/menu/menuPrompt.js';
import type { UnfinishedRequest } from '../../../services/ports.js';
import { DeskHarness } from '../deskHarness.js';
import { FakeProfiles } from '../request/requestFakes.js';

const UNFINISHED: UnfinishedRequest = {
  key: 'request-1',
  savedAt: '2026-11-21T09:00:00.000Z',
  about: 'exchange',
  customerName: 'Contoso',
  draft: {},
};

async function chat(locale = 'en-US', unfinished: readonly UnfinishedRequest[] = []) {
  const profiles = new FakeProfiles();
  profiles.profile = { unfinished };
  const harness = new DeskHarness({
    dialogs: (kit) => [new MenuPrompt(kit, profiles)],
    begin: MENU_PROMPT,
    options: { opening: 'welcome' } satisfies MenuData,
    locale,
  });
  await harness.start();
  return harness;
}

describe('MenuPrompt', () => {
  for (const { locale, typed } of [
    { locale: 'en-US', typed: '3' },
    { locale: 'en-US', typed: 'exchange' },
    { locale: 'en-US', typed: 'Swap' },
    { locale: 'en-US', typed: 'request an exchange' },
    { locale: 'fr-FR', typed: 'échanger' },
    { locale: 'fr-FR', typed: 'echange' },
    { locale: 'fr-FR', typed: 'demander un échange' },
  ]) {
    it(`should begin an exchange for ${JSON.stringify(typed)}`, async () => {
      const harness = await chat(locale);
      assert.deepEqual((await harness.say(typed)).ended, { kind: 'answer', value: { task: 'exchange' } });
    });
  }

  it('should show an unfinished request first, apart from the tasks', async () => {
    const harness = await chat('en-US', [UNFINISHED, { ...UNFINISHED, key: 'request-2' }]);
    assert.deepEqual(harness.card.allButtons.slice(0, 6), [
      '1. Continue the exchange for Contoso',
      '2. Look up a reservation',
      '3. Request a refund',
      '4. Request an exchange',
      '5. New support request',
      '6. My requests',
    ]);
    assert.ok(harness.card.dataOf('1. Continue the exchange for Contoso'));
    assert.deepEqual((await harness.say('resume')).ended, {
      kind: 'answer',
      value: { task: 'resume', unfinished: UNFINISHED },
    });
  });
});
