import assert from 'node:assert/strict';
import { openStandInChannel } from '../bot/support/standInChannel.js';
import { doubledIn, requestsOnDisk, toReview, userAt } from './deskUser.js';
import { endDesks, newFolder, startFaultDesk, until } from './faultDesk.js';
import { tally } from './tally.js';
import { timesOf } from './timesOf.js';

/** A turn is taken, and answered later, from 10 seconds on. */
const SLOW_SECONDS = timesOf(60, 12);

describe('a back end that is slow', function () {
  this.timeout((SLOW_SECONDS + 60) * 1_000);
  let channel: Awaited<ReturnType<typeof openStandInChannel>>;
  before(async () => {
    channel = await openStandInChannel();
  });
  after(async () => {
    await channel.close();
    await endDesks();
  });

  it(`should show a sign, take the turn and answer later, once: ${SLOW_SECONDS} seconds`, async () => {
    const desk = await startFaultDesk(await newFolder(), { LOG_LEVEL: 'error' });
    const user = userAt(desk.url, 'slow');
    await toReview(user);
    const submit = { type: 'message', value: user.dataOf('Submit request') };
    // The user's document is written twice, by two calls each.
    await desk.failDisk({ calls: 'writes', path: '/users/', slowerMs: (SLOW_SECONDS * 1_000) / 4 });
    const began = Date.now();
    const response = await fetch(`${desk.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...submit,
        id: 'slow-submit',
        channelId: 'test',
        serviceUrl: channel.url,
        locale: 'en-US',
        from: { id: 'marie', name: 'User', role: 'user' },
        recipient: { id: 'desk', name: 'Desk', role: 'bot' },
        conversation: { id: 'slow' },
      }),
    });
    assert.equal(response.status, 202);
    assert.ok(Date.now() - began < 12_000);
    assert.equal(channel.deliveries[0]?.activity.type, 'typing');
    const receipts = () =>
      channel.deliveries.filter(({ activity }) => /SR-\d{6}/.test(JSON.stringify(activity)));
    await until(async () => receipts().length > 0);
    await desk.healDisk();
    // What was said meanwhile by a channel that tried again is no second request.
    assert.match(await user.say('my requests'), /SR-\d{6}/);
    const filed = requestsOnDisk(desk.dataDir);
    assert.equal(filed.length, 1);
    tally(`a back end slow by ${SLOW_SECONDS} s`, { times: 1, doubled: doubledIn(filed) });
  });
});
