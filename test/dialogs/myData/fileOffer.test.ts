import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { MOST_REQUESTS_IN_A_FILE } from '../../../dialogs/myData/dataFile.js';
import type { FileOffer, FileOffers } from '../../../dialogs/myData/fileOffers.js';
import { MyDataDialog } from '../../../dialogs/myData/myDataDialog.js';
import { MY_DATA_DIALOG } from '../../../dialogs/myData/myDataOffer.js';
import type { SupportRequest } from '../../../services/model.js';
import { languages } from '../../support/languages.js';
import { DeskHarness } from '../deskHarness.js';
import { FakeProfiles, FakeSupportDesk } from '../request/requestFakes.js';
import { plainSpaces } from '../shownCard.js';

/** A channel that takes files, and what was offered in it. */
class FakeOffers implements FileOffers {
  readonly offered: FileOffer[] = [];
  withdrawn = 0;

  takes({ activity }: TurnContext): boolean {
    return activity.channelId === 'msteams';
  }

  async offer(_turn: unknown, file: FileOffer): Promise<void> {
    this.offered.push(file);
  }

  async withdraw(): Promise<void> {
    this.withdrawn += 1;
  }
}

function openChat({ locale = 'en-US', filed = 0, channelId = 'msteams' } = {}) {
  const offers = new FakeOffers();
  const desk = new FakeSupportDesk();
  const requests = Array.from({ length: filed }, (_, n) => ({ id: `SR-${n}`, createdBy: 'user-1' }));
  desk.filed.push(...(requests as unknown as SupportRequest[]));
  const retention = { conversationDays: 90, draftDays: 180 };
  const ports = { profiles: new FakeProfiles(), desk, fileOffers: offers, retention };
  const harness = new DeskHarness({
    dialogs: (kit, clock) => [new MyDataDialog(kit, ports, clock)],
    begin: MY_DATA_DIALOG,
    options: { deletes: false },
    locale,
  });
  const send = (text: string) => harness.send({ type: 'message', text, channelId });
  return { harness, offers, send };
}

describe('my data where the channel takes files', () => {
  for (const tag of languages.languages) {
    it(`should be offered as a file, in so many words (${tag})`, async () => {
      const { harness, offers, send } = openChat({ locale: tag, filed: 2 });
      const texts = languages.textsFor(tag);
      await send('');
      assert.ok(harness.card.text.includes(plainSpaces(texts.say('myData.file.intro'))));
      assert.equal(harness.card.buttons[0], `1. ${plainSpaces(texts.say('myData.buttons.file'))}`);
      const words = [texts.say('myData.buttons.file'), '1', ...texts.say('myData.words.file').split('|')];
      for (const said of words) {
        const { lines, cards } = await send(said);
        assert.deepEqual([lines, cards], [[plainSpaces(texts.say('myData.file.offered'))], []], said);
      }
      assert.equal(offers.offered.length, words.length);
      const [{ name, description, bytes }] = offers.offered as [FileOffer];
      assert.equal(name, texts.say('myData.file.name', { date: '2026-11-22' }));
      assert.equal(description, texts.say('myData.file.description'));
      assert.ok(bytes > 100);
    });
  }

  it('should still be had as text', async () => {
    const { offers, send } = openChat();
    await send('');
    for (const said of ['as text', '2', 'Get it all as text']) {
      const { lines } = await send(said);
      assert.match(lines[0]!, /^```json/, said);
    }
    assert.deepEqual(offers.offered, []);
  });

  it('should be had as text where it is too much for a file', async () => {
    const { offers, send } = openChat({ filed: MOST_REQUESTS_IN_A_FILE + 1 });
    await send('');
    const { lines } = await send('as a file');
    assert.match(lines[0]!, /^```json/);
    assert.deepEqual(offers.offered, []);
  });

  it('should say so to words that mean something else', async () => {
    const { send } = openChat();
    await send('');
    const { lines } = await send('refund two units of Contoso');
    assert.match(lines[0]!, /as a file or as text, or have it deleted/);
  });

  it('should not be offered any more once it is deleted', async () => {
    const { offers, send } = openChat();
    await send('');
    await send('delete');
    assert.equal(offers.withdrawn, 0);
    await send('yes');
    assert.equal(offers.withdrawn, 1);
  });

  it('should be had as text alone on other channels', async () => {
    const { harness, offers, send } = openChat({ channelId: 'webchat' });
    await send('');
    assert.deepEqual(harness.card.buttons, ['1. Get it all as text', '2. Delete my data', 'Back']);
    assert.match((await send('export')).lines[0]!, /^```json/);
    assert.deepEqual(offers.offered, []);
  });
});
