import assert from 'node:assert/strict';
import { type Desk, removeDeskData, startDesk } from '../browser/desk.js';
import { doubledIn, requestsOnDisk, said, toReview, userAt } from './deskUser.js';
import { tally } from './tally.js';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const JUMPS = [
  { what: 'forward 40 days', startsAt: '2026-11-22T10:00:00Z', byMs: 40 * DAY_MS },
  { what: 'back 3 days', startsAt: '2026-11-22T10:00:00Z', byMs: -3 * DAY_MS },
  { what: 'back over the end of the year', startsAt: '2027-01-01T00:30:00Z', byMs: -HOUR_MS },
  { what: 'forward over the end of the year', startsAt: '2026-12-31T23:30:00Z', byMs: HOUR_MS },
] as const;
const TO_QUOTE = ['refund', 'contoso', 'standard_d4s_v5', '1'];

describe('a clock that jumps', function () {
  this.timeout(120_000);
  let desk: Desk | undefined;
  afterEach(() => desk?.stop());
  after(removeDeskData);

  for (const { what, startsAt, byMs } of JUMPS) {
    it(`should not stop the desk, and no old quote be filed unseen: ${what}`, async () => {
      desk = await startDesk({ startsAt, env: { CONVERSATION_DAYS: '30' } });
      const url = desk.url.replace(/\/$/, '');
      const [filing, quoting, support] = [
        userAt(url, 'one'),
        userAt(url, 'two'),
        userAt(url, 'three'),
      ] as const;
      await toReview(filing);
      await filing.press('Submit request');
      const early = filing.requestNumber();
      for (const words of TO_QUOTE) await quoting.say(words);
      await toReview(support);
      const page = await pageOf(url);

      await desk.moveClock(byMs);
      await quoting.press('Request this refund');
      // One that has run out comes to another amount by then, and is shown anew.
      const shown = said(quoting);
      assert.match(shown, byMs > DAY_MS ? /Refund quote/ : /"id":"issueType"|Refund quote/);
      assert.match(await support.press('Submit request'), /SR-\d{6}/);
      assert.match(await filing.say('my requests'), new RegExp(early));
      assert.equal(await page.send(), byMs > 0 ? 403 : 200);
      assert.equal(await (await pageOf(url)).send(), 200);
      const filed = requestsOnDisk(desk.dataDir);
      assert.equal(filed.length, 2);
      tally(`the clock jumps ${what}`, { times: 4, doubled: doubledIn(filed) });
    });
  }
});

/** A visitor of the page, with a token of now. */
async function pageOf(url: string) {
  const response = await fetch(`${url}/api/directline/token`, { method: 'POST' });
  const { token, conversationId } = (await response.json()) as { token: string; conversationId: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers });
  const send = async () => {
    const path = `${url}/v3/directline/conversations/${conversationId}/activities`;
    const body = JSON.stringify({ type: 'message', text: 'help' });
    return (await fetch(path, { method: 'POST', headers, body })).status;
  };
  return { send };
}
