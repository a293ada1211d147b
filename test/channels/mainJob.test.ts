import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { DirectLine as Client, Activity as ClientActivity } from 'botframework-directlinejs';
import { installBrowserGlobals } from '../bot/directLine/browserGlobals.js';
import { eventually } from '../bot/directLine/testServer.js';
import { type Desk, removeDeskData, startDesk } from '../browser/desk.js';
import { ChatUser, type SendActivity } from '../support/chatUser.js';
import { refundByPressing, refundByTyping, requestOnDisk } from '../support/mainJob.js';
import { messagesClient } from '../support/messagesClient.js';

interface PortalToken {
  readonly token: string;
  readonly conversationId: string;
  readonly domain: string;
}

describe('the main job', function () {
  this.timeout(60_000);
  let desk: Desk;
  let origin: string;
  let restoreGlobals: () => void;
  const clients: Client[] = [];

  before(async () => {
    restoreGlobals = installBrowserGlobals();
    desk = await startDesk({ env: { LOG_LEVEL: 'error' } });
    origin = desk.url.replace(/\/$/, '');
  });

  after(async () => {
    for (const client of clients) client.end();
    restoreGlobals();
    await desk.stop();
    await removeDeskData();
  });

  it('should be done by pressing on channel msteams with expectReplies', async () => {
    const user = new ChatUser(teams('pressing'), 'en-US');
    assert.match(await user.join(), /Welcome to the Reservation Desk/);
    assertFiled(await refundByPressing(user));
  });

  it('should be done by typing in French on channel msteams with expectReplies', async () => {
    const user = new ChatUser(teams('typing'), 'fr-FR');
    assert.match(await user.join(), /Bienvenue/);
    assertFiled(await refundByTyping(user));
  });

  for (const webSocket of [true, false]) {
    it(`should be done by pressing with directlinejs ${webSocket ? 'over WebSocket' : 'polling'}`, async () => {
      const user = new ChatUser(await directLine(webSocket, 'en-US'), 'en-US');
      assert.match(await user.send({ type: 'event', name: 'arrived' }), /Welcome to the Reservation Desk/);
      assertFiled(await refundByPressing(user));
    });
  }

  function teams(conversationId: string): SendActivity {
    return messagesClient(origin, { channelId: 'msteams', conversationId, userId: `29:${conversationId}` });
  }

  function assertFiled(number: string): void {
    const request = requestOnDisk(desk.dataDir, number);
    assert.equal(request.status, 'Open');
    assert.ok(request.refund && request.refund.refund.amountMinor > 0);
  }

  /** The real client; what belongs to a turn is all that the server has when the turn is done. */
  async function directLine(webSocket: boolean, locale: string): Promise<SendActivity> {
    const { DirectLine } = await import('botframework-directlinejs');
    const headers = { 'content-type': 'application/json' };
    const issued = await fetch(`${origin}/api/directline/token`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ locale }),
    });
    const { token, conversationId, domain } = (await issued.json()) as PortalToken;
    const client = new DirectLine({ token, domain, webSocket, pollingInterval: 200 });
    clients.push(client);
    const seen: ClientActivity[] = [];
    client.activity$.subscribe(
      (activity) => seen.push(activity),
      () => undefined, // ending the client ends the stream with an error
    );
    let read = 0;
    return async (activity) => {
      const sent = { ...activity, from: { id: 'me' } } as unknown as ClientActivity;
      await new Promise((resolve, reject) => client.postActivity(sent).subscribe(resolve, reject));
      const url = `${domain}/conversations/${conversationId}/activities`;
      const said = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      const { activities } = (await said.json()) as { activities: Partial<Activity>[] };
      await eventually(() => seen.length >= activities.length);
      const fresh = seen.slice(read) as unknown as Partial<Activity>[];
      read = seen.length;
      return fresh.filter(({ from }) => from?.role === 'bot');
    };
  }
});
