import assert from 'node:assert/strict';
import { languages } from '../support/languages.js';
import { placeOf } from './activityAttacks.js';
import { startWatchedDesk, type WatchedDesk } from './watchedDesk.js';

const TOO_FAST = languages.textsFor('fr-FR').say('common.tooFast');
const TURNS = 5;

describe('a desk with limits', function () {
  this.timeout(60_000);
  let desk: WatchedDesk;
  before(async () => {
    desk = await startWatchedDesk({ USER_TURNS_PER_MINUTE: String(TURNS), TRUSTED_PROXIES: '1' });
  });
  after(() => desk?.stop());

  it('should tell a Direct Line user once who sends too fast', async () => {
    const { token, conversationId } = (await (
      await fetch(`${desk.url}/api/directline/token`, { method: 'POST' })
    ).json()) as { token: string; conversationId: string };
    const authorization = `Bearer ${token}`;
    await fetch(`${desk.url}/v3/directline/conversations`, { method: 'POST', headers: { authorization } });
    const path = `${desk.url}/v3/directline/conversations/${conversationId}/activities`;
    for (let count = 0; count < 2 * TURNS; count += 1) {
      const response = await fetch(path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', text: 'bonjour', locale: 'fr-FR' }),
      });
      assert.equal(response.status, 200);
    }
    const said = await (await fetch(path, { headers: { authorization } })).text();
    assert.equal(said.split(JSON.stringify(TOO_FAST).slice(1, -1)).length - 1, 1);
  });

  it('should tell a user of a channel once who sends too fast, and answer others', async () => {
    const say = async (id: string) => {
      const response = await fetch(`${desk.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...placeOf('msteams', id), type: 'message', text: 'help' }),
      });
      assert.equal(response.status, 200);
      return ((await response.json()) as { activities: unknown[] }).activities;
    };
    const answers: unknown[][] = [];
    for (let count = 0; count < 2 * TURNS; count += 1) answers.push(await say('fast'));
    const counts = answers.map(({ length }) => length);
    assert.ok(counts.slice(0, TURNS).every((count) => count > 0));
    assert.match(JSON.stringify(answers[TURNS]), /faster than I can answer/);
    assert.deepEqual(counts.slice(TURNS + 1), Array(TURNS - 1).fill(0));
    assert.ok((await say('calm')).length > 0);
  });
});
