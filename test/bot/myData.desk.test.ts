import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type OpenDesk, openDesk } from '../../bot/compose/openDesk.js';
import { createMetrics } from '../../bot/metrics.js';
import { systemClock } from '../../services/clock.js';
import { randomIds } from '../../services/ids.js';
import { type HostileDesk, linesOf, openHostileDesk, wordsIn } from '../hostile/hostileDesk.js';
import { goTo, SHOWS } from '../hostile/steps.js';
import { ChatUser } from '../support/chatUser.js';
import { CSP_2018 } from '../support/csp2018.js';
import { intents } from '../support/intents.js';
import { languages } from '../support/languages.js';
import { filesHolding } from '../support/storedText.js';
import { eventually, newDataDir, startServer, type TestServer } from './directLine/testServer.js';
import { listeningLog } from './support/logLines.js';

const SHOWN = /What I keep about you/;
const QUESTION = /Delete your data\?/;
const DONE = 'Done: what I kept about you is deleted. We start anew, in the language of your app.';

const CONTACT = {
  firstName: 'Zenobia',
  lastName: 'Quillfeather',
  email: 'zenobia.quillfeather@partner.example',
  timeZone: 'Europe/Paris',
};
const TOLD = ['Zenobia', 'Quillfeather', 'zenobia.quillfeather@partner.example', 'marmalade'];

describe('my data in a conversation', () => {
  let desk: HostileDesk;
  let isClosed: boolean;
  beforeEach(async () => {
    desk = await openHostileDesk();
    isClosed = false;
  });
  afterEach(async () => {
    if (!isClosed) await desk.close();
    else await rm(desk.dataDir, { recursive: true });
  });

  async function closedDesk(): Promise<string> {
    await desk.close({ keep: true });
    isClosed = true;
    return desk.dataDir;
  }

  for (const [locale, shows, asks] of [
    ['en-US', 'my data', 'delete my data'],
    ['en-US', 'What do you know about me?', 'Forget me!'],
    ['fr-FR', 'mes données', 'effacez mes données'],
    ['fr-FR', 'Que savez-vous de moi ?', 'Oubliez-moi'],
    ['de-DE', 'Was wissen Sie über mich?', 'Meine Daten löschen'],
    ['es-ES', '¿Qué sabe de mí?', 'Elimine mis datos'],
    ['ja-JP', '自分のデータ', '自分のデータを削除'],
    ['pt-BR', 'O que você sabe sobre mim?', 'Exclua meus dados'],
  ] as const) {
    it(`should be shown and asked about at ${JSON.stringify(shows)}, as first words too`, async () => {
      const texts = languages.textsFor(locale);
      const user = desk.user({ locale });
      assert.ok((await user.say(shows)).includes(texts.say('myData.title')));
      assert.ok((await user.say(asks)).includes(texts.say('myData.forget.title')));
      const other = desk.user({ locale });
      assert.ok((await other.say(asks)).includes(texts.say('myData.forget.title')));
    });
  }

  for (const step of ['customers', 'quote', 'problem', 'contact', 'leave'] as const) {
    it(`should be shown at ${step} and lead back there, with nothing lost`, async () => {
      const user = desk.user();
      await goTo(user, step, 'en');
      await user.say('my data');
      assert.match(wordsIn(user.replies), SHOWN);
      await user.say('back');
      assert.match(wordsIn(user.replies), SHOWS[step]);
    });
  }

  it('should not be told where others read along', async () => {
    const user = desk.user({ channelId: 'msteams', conversation: { isGroup: true } });
    for (const words of ['my data', 'delete my data']) {
      await user.say(words);
      assert.match(wordsIn(user.replies), /others read along/);
      assert.doesNotMatch(wordsIn(user.replies), SHOWN);
    }
  });

  it('should give up what stood entered, keep none of it for later, and begin anew', async () => {
    const user = desk.user();
    await goTo(user, 'problem', 'en');
    await user.say('description: marmalade');
    const old = user.dataOf('Next');
    await user.say('delete my data');
    await user.press('Yes, delete it');
    assert.deepEqual(linesOf(user), [DONE]);
    assert.match(wordsIn(user.replies), /Welcome to the Reservation Desk/);
    assert.doesNotMatch(wordsIn(user.replies), /Continue the request/);
    await user.send({ type: 'message', value: old });
    assert.match(linesOf(user)[0]!, /already been answered/);
    assert.match(await user.say('refund'), SHOWS.customers);
    assert.deepEqual(await filesHolding(await closedDesk(), ['marmalade']), []);
  });

  it('should be deleted twice without harm', async () => {
    const user = desk.user();
    for (let time = 0; time < 2; time += 1) {
      await user.say('delete my data');
      await user.say('yes');
      assert.deepEqual(linesOf(user), [DONE]);
    }
  });

  it('should speak the language of the client again', async () => {
    const user = desk.user();
    await user.say('Français');
    await user.say('effacez mes données');
    await user.say('oui');
    await user.say('my requests');
    assert.match(wordsIn(user.replies), /My requests/);
  });

  it('should leave nothing of the user on the disk but the requests on file and their ids', async () => {
    const user = desk.user({ userId: 'zed' });
    await goTo(user, 'contact', 'en');
    await user.press('Next', CONTACT);
    await user.press('Submit request');
    const number = user.requestNumber();
    await user.say('start over');
    for (const words of ['new support request', 'fabrikam', '1', 'next', 'description: marmalade']) {
      await user.say(words);
    }
    await user.say('cancel');
    await user.press('Keep for later');
    await user.say('delete my data');
    await user.press('Yes, delete it');
    assert.match(await user.say('my requests'), new RegExp(number));
    await user.say('start over');
    const folder = await closedDesk();
    const holding = await filesHolding(folder, TOLD);
    const documents = readdirSync(join(folder, 'desk', 'customers'));
    const [only, ...more] = holding;
    assert.deepEqual(more, []);
    assert.ok(
      documents.some((name) => only === join('desk', 'customers', name)),
      only,
    );
    assert.ok((await filesHolding(folder, [number])).some((file) => file.startsWith(join('desk', 'users'))));
  });
});

describe('my data on the portal', function () {
  this.timeout(30_000);
  let desk: OpenDesk;
  let server: TestServer;
  let dataDir: string;
  let isClosed: boolean;
  beforeEach(async () => {
    dataDir = newDataDir();
    isClosed = false;
    desk = await openDesk({
      dataDir,
      refundPolicy: CSP_2018,
      clock: systemClock,
      ids: randomIds,
      log: listeningLog().log,
      metrics: createMetrics(),
      languages,
      intents,
    });
    server = await startServer({ dataDir, onTurn: (context) => desk.bot.onTurn(context) });
  });

  afterEach(async () => {
    await close();
  });

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    await server.stop();
    await desk.close();
  }

  /** What the page of a user shows of one conversation. */
  async function page(token: string, conversationId: string) {
    const path = `/conversations/${conversationId}`;
    const shown = async (): Promise<{ activities: object[]; watermark: string }> =>
      (await server.call('GET', `${path}/activities`, { token })).body;
    await server.call('POST', '/conversations', { token });
    await eventually(async () => (await shown()).activities.length > 0);
    let read = (await shown()).watermark;
    const user = new ChatUser(async (activity) => {
      const { status } = await server.call('POST', `${path}/activities`, { token, body: activity });
      assert.equal(status, 200);
      const { body } = await server.call('GET', `${path}/activities?watermark=${read}`, { token });
      read = body.watermark;
      return body.activities.filter(({ from }: { from: { role: string } }) => from.role === 'bot');
    }, 'en-US');
    return { user, shown, path };
  }

  it('should go from every conversation of the user and from no other’s, and the pages go on', async () => {
    const first = await server.directLine.issueToken({});
    const second = await server.directLine.issueToken({ token: first.token, newConversation: true });
    const stranger = await server.directLine.issueToken({});
    const here = await page(first.token, first.conversationId);
    const there = await page(second.token, second.conversationId);
    const other = await page(stranger.token, stranger.conversationId);
    for (const one of [here, there]) await one.user.say('marmalade');
    await other.user.say('toast');
    const form = new FormData();
    form.append('file', new Blob(['marmalade'], { type: 'text/plain' }), 'jam.txt');
    await server.call('POST', `${there.path}/upload`, { token: second.token, body: form });
    for (const words of ['new support request', 'contoso', '1', 'next', 'description: marmalade']) {
      await there.user.say(words);
    }

    assert.match(await here.user.say('delete my data'), QUESTION);
    assert.match(wordsIn(here.user.replies), /What was said in your conversations on this page/);
    await here.user.press('Yes, delete it');
    assert.deepEqual(linesOf(here.user), [DONE]);

    assert.doesNotMatch(JSON.stringify(await here.shown()), /marmalade|Delete your data/);
    assert.deepEqual((await there.shown()).activities, []);
    assert.match(JSON.stringify(await other.shown()), /toast/);
    assert.match(await here.user.say('refund'), SHOWS.customers);
    await server.call('POST', '/conversations', { token: second.token });
    await eventually(async () => /Welcome to the Reservation Desk/.test(JSON.stringify(await there.shown())));
    assert.match(await there.user.say('refund'), SHOWS.customers);
    assert.deepEqual(readdirSync(join(dataDir, 'directline', 'uploads')), []);

    await close();
    assert.deepEqual(await filesHolding(dataDir, ['marmalade']), []);
  });
});
