import assert from 'node:assert/strict';
import type { ChatUser } from '../support/chatUser.js';
import { requestOnDisk } from '../support/mainJob.js';
import { type HostileDesk, openHostileDesk, wordsIn } from './hostileDesk.js';
import { goTo } from './steps.js';

/** Teams refuses larger messages. */
const LIMIT_BYTES = 28 * 1024;

const LONG_TEXTS = {
  'plain letters': 'a'.repeat(9_500),
  'three bytes each': '予'.repeat(9_500),
  'one line a letter': 'b\n'.repeat(4_700).trim(),
  quotes: '"'.repeat(9_500),
};

function assertSmall(user: ChatUser): void {
  for (const reply of user.replies) {
    const size = Buffer.byteLength(JSON.stringify(reply));
    assert.ok(size < LIMIT_BYTES, `${size} bytes: ${JSON.stringify(reply).slice(0, 200)}`);
  }
}

async function say(user: ChatUser, ...lines: readonly string[]): Promise<void> {
  for (const line of lines) {
    await user.say(line);
    assertSmall(user);
  }
}

describe('the size of cards', () => {
  let desk: HostileDesk;
  beforeEach(async () => {
    desk = await openHostileDesk();
  });
  afterEach(() => desk.close());

  for (const locale of ['en-US', 'fr-FR']) {
    for (const [kind, description] of Object.entries(LONG_TEXTS)) {
      it(`should stay within what Teams takes, in ${locale}, with ${kind}, and file all of it`, async () => {
        const user = desk.user({ locale, channelId: 'msteams' });
        const next = locale === 'fr-FR' ? 'Suivant' : 'Next';
        await say(user, locale === 'fr-FR' ? 'rembourser' : 'refund', 'fabrikam', '1', '1', '1');
        assert.match(wordsIn(user.replies), /"id":"issueType"/);
        await user.press(next);
        await user.press(next, { description });
        assert.match(wordsIn(user.replies), /"id":"timeZone"/);
        assertSmall(user);
        // Back and on again: what the card shows of the text must not replace it.
        await user.press(locale === 'fr-FR' ? 'Retour' : 'Back');
        assertSmall(user);
        await user.press(next);
        const names = { firstName: 'A'.repeat(100), lastName: '予'.repeat(100) };
        await user.press(next, { ...names, email: 'a@b.example', timeZone: 'Europe/Paris' });
        assertSmall(user);
        await user.press(locale === 'fr-FR' ? 'Envoyer la demande' : 'Submit request');
        const filed = requestOnDisk(desk.dataDir, user.requestNumber());
        assert.ok(filed.problem.description.startsWith(description));
        await say(user, locale === 'fr-FR' ? 'mes demandes' : 'my requests', '1');
        for (let count = 0; count < 5; count += 1) {
          await say(user, locale === 'fr-FR' ? 'ajouter un commentaire' : 'add a comment');
          await say(user, description.slice(0, 3_900), next);
        }
        assert.match(wordsIn(user.replies), /earlier comments? |plus anciens? /);
      });
    }
  }

  for (const locale of ['en-US', 'fr-FR']) {
    it(`should stay within it for an exchange of two reservations for eight products, in ${locale}`, async () => {
      const french = locale === 'fr-FR';
      const user = desk.user({ locale, channelId: 'msteams' });
      const next = french ? 'suivant' : 'next';
      const add = french ? 'ajouter' : 'add';
      await say(user, french ? 'échange' : 'exchange', 'contoso', 'reporting', '4', add, '1', '10', next);
      for (let count = 1; count <= 8; count += 1) {
        if (count > 1) await say(user, add);
        await say(user, 'Standard_NC96ads_A100_v4', next, '9999');
      }
      assert.match(wordsIn(user.replies), /"8\. (Remove|Retirer)"/);
      await say(user, next, french ? 'comparer' : 'compare', '1', next);
      assert.match(wordsIn(user.replies), /"id":"severity"/);
      await user.press(french ? 'Suivant' : 'Next');
      const names = { firstName: 'A'.repeat(100), lastName: '予'.repeat(100) };
      await user.press(french ? 'Suivant' : 'Next', {
        ...names,
        email: 'a@b.example',
        timeZone: 'Europe/Paris',
      });
      assertSmall(user);
      await user.press(french ? 'Envoyer la demande' : 'Submit request');
      assertSmall(user);
      assert.equal(requestOnDisk(desk.dataDir, user.requestNumber()).exchange?.purchases.length, 8);
      await say(user, french ? 'mes demandes' : 'my requests', '1');
    });
  }

  it('should keep a text that is too long, show its beginning, and take a shorter one', async () => {
    const user = desk.user({ channelId: 'msteams' });
    await say(user, 'new support request', 'fabrikam', '1', 'next');
    await user.press('Next', { problemType: 'ReservationManagement', description: '予'.repeat(20_000) });
    assert.match(wordsIn(user.replies), /This has 20,000 characters, and at most 10,000 are possible/);
    assert.match(wordsIn(user.replies), /shows the first 4,666 of 20,000/);
    assertSmall(user);
    await user.press('Next');
    assert.match(wordsIn(user.replies), /This has 20,000 characters/);
    await user.press('Cancel');
    await user.press('No, continue');
    assert.match(wordsIn(user.replies), /of 20,000/);
    await user.press('Next', { description: 'Short', category: 'ExchangesAndRefunds' });
    assert.match(wordsIn(user.replies), /"id":"timeZone"/);
  });

  it('should show lines that are much too long in part', async () => {
    const user = desk.user({ channelId: 'msteams' });
    await goTo(user, 'contact', 'en');
    const long = '予'.repeat(20_000);
    await user.press('Next', { firstName: long, lastName: long, email: long, phone: long });
    assert.match(wordsIn(user.replies), /First name: This has 20,000 characters, and at most 100/);
    assertSmall(user);
  });
});
