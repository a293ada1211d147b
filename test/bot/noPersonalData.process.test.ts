import assert from 'node:assert/strict';
import { WebSocket } from 'ws';
import { type Desk, removeDeskData, startDesk } from '../browser/desk.js';
import { ChatUser } from '../support/chatUser.js';
import { messagesClient } from '../support/messagesClient.js';

/** What a log must not hold: words of users, names of people, customers and reservations, addresses, tokens. */
const PRIVATE = {
  firstName: 'Zebulon',
  lastName: 'Quackenbush',
  email: 'zebulon.q@private-mail.example',
  phone: '+1 425 555 0199',
  description: 'The tangerine elephants no longer need this machine.',
} as const;
const FORBIDDEN = [
  /zebulon|quackenbush|private-mail|555.?0199|tangerine|elephants/i,
  /contoso|fabrikam/i,
  /standard_d4s/i,
  /eyJ[\w-]{10}/,
  /bearer/i,
  /grace@|ada lovelace/i,
];

describe('the log of a desk at its loudest', function () {
  this.timeout(60_000);
  let desk: Desk;
  let origin: string;
  let written = '';

  before(async () => {
    const onLine = (line: string) => {
      written += `${line}\n`;
    };
    desk = await startDesk({ env: { LOG_LEVEL: 'trace' }, onLine });
    origin = desk.url.replace(/\/$/, '');
    await refund();
    await manage();
    await overDirectLine();
    await refused();
    await desk.stop();
  });
  after(async () => {
    await desk.stop();
    await removeDeskData();
  });

  const newUser = (id: string) =>
    new ChatUser(
      messagesClient(origin, { channelId: 'msteams', conversationId: `of-${id}`, userId: `29:${id}` }),
      'en-US',
    );

  async function refund(): Promise<void> {
    const user = newUser('one');
    await user.join();
    await user.say('refund one unit of Contoso’s tangerine Standard_D4s_v5');
    await user.say('start over');
    for (const title of [
      'Request a refund',
      'Contoso Ltd',
      'Standard_D4s_v5',
      'Only 1',
      'Request this refund',
    ])
      await user.press(title);
    await user.press('Next', { issueType: 'Billing' });
    const { description, ...person } = PRIVATE;
    await user.press('Next', { description });
    const rest = { method: 'Phone', country: 'US', language: 'en', timeZone: 'America/New_York' };
    await user.press('Next', { ...person, email: 'not an address of Zebulon', ...rest });
    await user.press('Next', { ...person, ...rest });
    await user.press('Submit request');
    await user.send({ type: 'event', name: PRIVATE.lastName, value: PRIVATE });
  }

  async function manage(): Promise<void> {
    const user = newUser('two');
    await user.join();
    await user.say(`who has access to Contoso’s Web front end, asks ${PRIVATE.email}`);
    await user.say(`give ${PRIVATE.email} access`);
    await user.say(PRIVATE.description);
  }

  async function overDirectLine(): Promise<void> {
    const json = { 'content-type': 'application/json' };
    const issued = await fetch(`${origin}/api/directline/token`, {
      method: 'POST',
      headers: json,
      body: '{}',
    });
    const { token } = (await issued.json()) as { token: string };
    const headers = { ...json, authorization: `Bearer ${token}` };
    const begun = await fetch(`${origin}/v3/directline/conversations`, { method: 'POST', headers });
    const { conversationId, streamUrl } = (await begun.json()) as {
      conversationId: string;
      streamUrl: string;
    };
    const stream = new WebSocket(streamUrl);
    await new Promise((resolve) => stream.once('open', resolve));
    await fetch(`${origin}/v3/directline/conversations/${conversationId}/activities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        type: 'message',
        text: PRIVATE.description,
        from: { id: 'me', name: 'Zebulon' },
      }),
    });
    stream.terminate();
  }

  async function refused(): Promise<void> {
    const path = encodeURIComponent(PRIVATE.lastName);
    await fetch(`${origin}/${path}?t=eyJhbGciOiJIUzI1NiJ9.${path}`);
    const headers = { 'content-type': 'application/json', authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9' };
    for (const body of [`{"text":"${PRIVATE.description}`, JSON.stringify({ type: 'message', ...PRIVATE })])
      await fetch(`${origin}/api/messages`, { method: 'POST', headers, body });
    await fetch(`${origin}/v3/directline/conversations`, { method: 'POST', headers });
  }

  const lines = () => written.trim().split('\n');

  it('should be JSON, every line of it', () => {
    for (const line of lines()) assert.equal(JSON.parse(line).name, 'reservation-desk', line);
  });

  it('should hold no words of users, no names, no addresses and no tokens', () => {
    for (const line of lines()) for (const words of FORBIDDEN) assert.doesNotMatch(line, words);
  });

  it('should have a line for each turn, under the id of its request', () => {
    const turns = lines().flatMap((line) => {
      const parsed = JSON.parse(line) as Record<string, unknown>;
      return parsed.msg === 'turn' ? [parsed] : [];
    });
    assert.ok(turns.length > 15, `${turns.length} turns`);
    for (const { type, requestId, conversationId, channelId, activityId, ms, outcome } of turns) {
      for (const id of [requestId, conversationId, channelId]) assert.equal(typeof id, 'string');
      // Direct Line tells of a user who joins by itself.
      if (type === 'message') assert.equal(typeof activityId, 'string');
      assert.equal(typeof ms, 'number');
      assert.equal(outcome, 'ok');
    }
    assert.ok(turns.some(({ channelId }) => channelId === 'webchat'));
    assert.ok(turns.some(({ at }) => at === 'refund/support/review'));
  });
});
