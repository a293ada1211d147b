import assert from 'node:assert/strict';
import { APPROVALS_DIALOG } from '../../../dialogs/approvals/approvalsDialog.js';
import { MY_DATA_DIALOG } from '../../../dialogs/myData/myDataOffer.js';
import { NoticesDialog } from '../../../dialogs/notices/noticesDialog.js';
import { NOTICES_DIALOG } from '../../../dialogs/notices/noticesOffer.js';
import { SIDE_DIALOGS } from '../../../dialogs/plainWords/placeName.js';
import { SwitchDialog } from '../../../dialogs/plainWords/switchDialog.js';
import { SwitchPrompt } from '../../../dialogs/plainWords/switchPrompt.js';
import { usualSettings } from '../../../services/notices/noticeSettings.js';
import { DeskHarness, StubTask } from '../deskHarness.js';
import { FakeNoticeBook } from '../notices/fakeNoticeBook.js';
import { FakeProfiles } from '../request/requestFakes.js';
import { FakeUnderstander, sure, wordsChat } from './wordsChat.js';

const WISH = 'what does contoso use?';
const SENTENCES = { [WISH]: sure('overview') };

/** The settings of notices, with nothing below. */
async function openSettings() {
  const notices = new FakeNoticeBook();
  notices.record = { settings: { ...usualSettings('UTC'), quiet: undefined } };
  const harness = new DeskHarness({
    dialogs: (kit, clock) => [
      new NoticesDialog(kit, { notices, profiles: new FakeProfiles() }, clock),
      new SwitchDialog(),
      new SwitchPrompt(kit),
      new StubTask('overview'),
    ],
    begin: NOTICES_DIALOG,
    understander: new FakeUnderstander(SENTENCES),
  });
  await harness.start();
  return harness;
}

describe('switching to another task from what stands on top of a step', () => {
  for (const { where, typed } of [
    { where: 'the menu', typed: [] },
    { where: 'a task', typed: ['2', 'contoso'] },
  ]) {
    it(`should be offered where users see what is kept of them, on top of ${where}, and lead back there`, async () => {
      const { harness, stubs } = wordsChat(SENTENCES);
      await harness.start();
      await harness.sayAll(...typed, 'my data');
      const before = harness.card.text;
      await harness.say(WISH);
      assert.match(
        harness.card.text,
        /in the middle of “What I keep about you”\. Switch to “Look up a reservation/,
      );
      const { lines } = await harness.say('yes');
      assert.equal(lines.at(-1), 'overview begun');
      assert.equal(stubs.overview.begun.length, 1);
      assert.deepEqual((await harness.say('left')).lines, ['We are back at “What I keep about you”.']);
      assert.equal(harness.card.text, before);
      await harness.say('back');
      assert.notEqual(harness.card.text, before);
    });
  }

  it('should be offered for the name of a task alone', async () => {
    const { harness } = wordsChat(SENTENCES);
    await harness.start();
    await harness.sayAll('my data', 'overview');
    assert.match(harness.card.text, /Switch to “Look up a reservation”\?/);
  });

  it('should not keep a user who switched from seeing what is kept of them', async () => {
    const { harness } = wordsChat({ 'show me my requests': sure('requests') });
    await harness.start();
    await harness.sayAll('my data', 'show me my requests', 'yes', 'my data');
    assert.equal(harness.card.title, 'What I keep about you');
    await harness.say('back');
    assert.equal(harness.card.title, 'My requests');
  });

  it('should leave other words to what is kept, and be polite there', async () => {
    const { harness } = wordsChat(SENTENCES);
    await harness.start();
    const { lines } = await harness.sayAll('my data', 'colourless green ideas sleep');
    assert.match(lines.join(), /^Here you can have your data/);
    assert.match((await harness.say('thanks')).lines.join(), /welcome/);
  });

  it('should be offered in the settings of notices, also where a time of day is asked for', async () => {
    const harness = await openSettings();
    const before = harness.card.text;
    await harness.say(WISH);
    assert.match(
      harness.card.text,
      /in the middle of “Notification settings”\. Switch to “Look up a reservation/,
    );
    await harness.say('no');
    assert.equal(harness.card.text, before);
    const { lines } = await harness.say('some time in the evening');
    assert.match(lines.join(), /“some time in the evening” is not a time of day/);
  });

  it('should know each of these dialogs by its id', () => {
    assert.deepEqual([...SIDE_DIALOGS], [APPROVALS_DIALOG, MY_DATA_DIALOG, NOTICES_DIALOG]);
  });
});
