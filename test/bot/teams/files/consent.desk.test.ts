import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { accepted, CONSENT_CARD, ConsentChat, FILE_CARD, type Offered } from './consentChat.js';
import { answering } from './fileStore.js';

const LOCALES = ['en-US', 'fr-FR', 'de-DE', 'es-ES', 'ja-JP', 'pt-BR'];
const OVER = /This offer is over/;

describe('data as a file in Teams', () => {
  let chat: ConsentChat;
  before(async () => {
    chat = await ConsentChat.open();
  });
  beforeEach(() => chat.begin());
  after(() => chat.close());

  const nothingWasPut = () => assert.deepEqual(chat.store.puts, []);
  const wordsOf = (messages: readonly Partial<Activity>[]) => messages.map(({ text }) => text).join('\n');

  for (const locale of LOCALES) {
    it(`should be offered, sent and shown (${locale})`, async () => {
      const offered = await chat.ask(locale);
      const { contentType, name = '', content } = offered.card;
      assert.equal(contentType, CONSENT_CARD);
      assert.match(name, /^reservation-desk-[^"*:<>?/\\|\s]+-2026-11-22\.json$/);
      assert.ok(content.description.length > 10 && content.sizeInBytes > 100, JSON.stringify(content));
      const { status, said } = await chat.accept(offered);
      assert.equal(status, 200);
      assert.deepEqual(said[0]?.attachments, [
        {
          contentType: FILE_CARD,
          contentUrl: chat.uploadInfo(offered).contentUrl,
          name,
          content: { uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C8C', fileType: 'json' },
        },
      ]);
      assert.equal(chat.now(offered), undefined);
    });
  }

  it('should be put whole where Teams says, as it is when the user agrees', async () => {
    const offered = await chat.ask();
    await chat.say('Français');
    await chat.accept(offered);
    const [{ method, path, headers, body }, ...more] = chat.store.puts as [(typeof chat.store.puts)[number]];
    assert.deepEqual([method, more], ['PUT', []]);
    assert.equal(path, '/_api/v2.0/drive/items/01ABC/uploadSession?guid=1&tempauth=secret');
    assert.equal(headers['content-length'], String(body.length));
    assert.equal(headers['content-range'], `bytes 0-${body.length - 1}/${body.length}`);
    const { exportedAt, user, profile, requests } = JSON.parse(body.toString());
    assert.deepEqual([exportedAt, profile.language], ['2026-11-22T10:00:00.000Z', 'fr']);
    assert.match(user.userId, /^msteams:/);
    assert.deepEqual(requests, { total: 0, items: [] });
  });

  it('should not stand on the card, of which only a number comes back', async () => {
    const { card } = await chat.ask();
    const { description: _description, sizeInBytes: _size, ...contexts } = card.content;
    assert.deepEqual(Object.keys(contexts), ['acceptContext', 'declineContext']);
    assert.deepEqual(Object.keys(contexts.acceptContext), ['offer']);
    assert.doesNotMatch(JSON.stringify(card), /29:|2f0e0d0c|msteams/);
  });

  it('should be as text, too', async () => {
    await chat.say('my data');
    const [json] = await chat.say('Get it all as text');
    assert.match(json?.text ?? '', /^```json/);
  });

  it('should not be sent to somebody who declines', async () => {
    const offered = await chat.ask();
    const { status, said } = await chat.decline(offered);
    assert.deepEqual([status, said], [200, []]);
    assert.match(chat.now(offered)?.text ?? '', /^The file was not sent\./);
    assert.equal(chat.now(offered)?.attachments, undefined);
    await chat.accept(offered);
    assert.match(chat.now(offered)?.text ?? '', OVER);
    nothingWasPut();
  });

  it('should be sent once, however often the user agrees', async () => {
    const offered = await chat.ask();
    await Promise.all([chat.accept(offered), chat.accept(offered)]);
    const { status, said } = await chat.accept(offered);
    assert.equal(status, 200);
    assert.doesNotMatch(JSON.stringify(said), /file\.info/);
    assert.match(chat.now(offered)?.text ?? '', OVER);
    assert.equal(chat.store.puts.length, 1);
  });

  it('should be offered for a day', async () => {
    const first = await chat.ask();
    chat.desk.clock.moveTo('2026-11-23T09:59:59.000Z');
    await chat.accept(first);
    assert.equal(chat.store.puts.length, 1);
    const second = await chat.ask();
    chat.desk.clock.moveTo('2026-11-24T09:59:59.000Z');
    await chat.accept(second);
    assert.match(chat.now(second)?.text ?? '', OVER);
    assert.equal(chat.store.puts.length, 1);
  });

  it('should be offered by the newest card alone', async () => {
    const [older, newer] = [await chat.ask(), await chat.ask()];
    await chat.accept(older);
    assert.match(chat.now(older)?.text ?? '', OVER);
    nothingWasPut();
    await chat.accept(newer);
    assert.equal(chat.store.puts.length, 1);
  });

  it('should not be offered any more once it is deleted', async () => {
    const offered = await chat.ask();
    await chat.say('delete my data');
    await chat.say('yes');
    await chat.accept(offered);
    assert.match(chat.now(offered)?.text ?? '', OVER);
    nothingWasPut();
  });

  const mallory = {
    from: { id: '29:mallory', name: 'Mallory', aadObjectId: '3f0e0d0c-0b0a-4908-8706-050403020100' },
  };
  for (const [name, elsewhere] of [
    ['somebody else in the same chat', () => mallory],
    ['a group', () => ({ conversation: { id: chat.id, conversationType: 'groupChat', isGroup: true } })],
    ['a channel', () => ({ conversation: { id: chat.id, conversationType: 'channel' } })],
    ['what does not say which kind of chat it is', () => ({ conversation: { id: chat.id } })],
  ] as const) {
    it(`should be refused to ${name}, and stay the user’s`, async () => {
      const offered = await chat.ask();
      const { status, said } = await chat.accept(offered, {}, elsewhere());
      assert.deepEqual([status, said], [403, []]);
      assert.equal(chat.now(offered)?.attachments?.[0]?.contentType, CONSENT_CARD);
      nothingWasPut();
      await stillOffered(offered);
    });
  }

  it('should not be sent to another chat that repeats the answer', async () => {
    const offered = await chat.ask();
    const conversation = { id: 'a:other', conversationType: 'personal' };
    for (const elsewhere of [{ conversation }, { conversation, ...mallory }]) {
      await chat.accept(offered, {}, elsewhere);
      nothingWasPut();
    }
  });

  for (const [name, address] of [
    ['no https', 'http://contoso-my.sharepoint.com/x'],
    ['another host', 'https://example.com/x'],
    ['a host that looks like it', 'https://contoso-my.sharepoint.com.example.com/x'],
    ['a host that ends like it', 'https://evilsharepoint.com/x'],
    ['an address of the cloud', 'https://169.254.169.254/metadata'],
    ['an IPv6 address', 'https://[2001:db8::1]/x'],
    ['a name and a password', 'https://user:secret@contoso-my.sharepoint.com/x'],
    ['another port', 'https://contoso-my.sharepoint.com:8443/x'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'x'],
  ] as const) {
    for (const member of ['uploadUrl', 'contentUrl']) {
      it(`should go nowhere for ${name} as ${member}`, async () => {
        const offered = await chat.ask();
        const { status, said } = await chat.accept(offered, { [member]: address });
        assert.deepEqual([status, said], [200, []]);
        assert.match(chat.now(offered)?.text ?? '', /a place for it in which I do not store files/);
        nothingWasPut();
        const refused = chat.desk.lines.find(({ msg }) => msg === 'place for a file refused');
        assert.match(String(refused?.host), /^[\w.-]+$/);
        assert.doesNotMatch(chat.desk.logText(), /secret|tempauth/);
      });
    }
  }

  for (const [name, change] of [
    ['nothing', () => undefined],
    ['words', () => 'accept'],
    ['no type', ({ type: _, ...rest }) => rest],
    ['another type', (value) => ({ ...value, type: 'fileDownload' })],
    ['no action', ({ action: _, ...rest }) => rest],
    ['another action', (value) => ({ ...value, action: 'take' })],
    ['no context', ({ context: _, ...rest }) => rest],
    ['a context of words', (value) => ({ ...value, context: 'offer' })],
    ['no offer', (value) => ({ ...value, context: {} })],
    ['an offer that is an object', (value) => ({ ...value, context: { offer: { $ne: '' } } })],
    ['a huge offer', (value) => ({ ...value, context: { offer: 'x'.repeat(200_000) } })],
    ['no place', ({ uploadInfo: _, ...rest }) => rest],
    ['an empty place', (value) => ({ ...value, uploadInfo: {} })],
  ] as readonly [string, (value: Record<string, unknown>) => unknown][]) {
    it(`should not understand ${name}, and stand offered`, async () => {
      const offered = await chat.ask();
      const value = { ...accepted(offered), uploadInfo: chat.uploadInfo(offered) };
      const { status, said } = await chat.answer(offered, change(value));
      assert.deepEqual([status, said], [400, []]);
      nothingWasPut();
      await stillOffered(offered);
    });
  }

  for (const member of ['contentUrl', 'name', 'uploadUrl', 'uniqueId', 'fileType'] as const) {
    it(`should not understand a place without ${member}, or with too much of it`, async () => {
      const offered = await chat.ask();
      for (const wrong of [undefined, 7, 'x'.repeat(200_000)]) {
        const { status } = await chat.accept(offered, { [member]: wrong });
        assert.equal(status, 400);
      }
      nothingWasPut();
      await stillOffered(offered);
    });
  }

  async function stillOffered(offered: Offered): Promise<void> {
    await chat.accept(offered);
    assert.equal(chat.store.puts.length, 1);
  }

  it('should say what to do, and under which reference it is to be found, when OneDrive does not take it', async () => {
    chat.store.answer = answering(507, {}, 'quota of secret-tenant');
    const offered = await chat.ask();
    const { status, said } = await chat.accept(offered);
    assert.equal(status, 500);
    const [, reference] =
      /your OneDrive did not take it.*“my data”.*Reference: ([A-Z2-9]{8})\./.exec(wordsOf(said)) ?? [];
    assert.match(chat.now(offered)?.text ?? '', /^The file was not sent\./);
    const failed = chat.desk.lines.find(({ msg }) => msg === 'turn failed');
    assert.deepEqual([failed?.reference, failed?.code], [reference, 'FileStoreUnreachable']);
    assert.match(JSON.stringify(failed?.err), /answered 507/);
    assert.doesNotMatch(chat.desk.logText(), /tempauth|secret|exportedAt/);
    await chat.accept(offered);
    assert.equal(chat.store.puts.length, 1);
  });

  it('should be shown, or said not to be sent, also where the channel changes no card', async () => {
    chat.isFixed = true;
    const declined = await chat.decline(await chat.ask());
    assert.match(wordsOf(declined.said), /^The file was not sent\./);
    const { status, said } = await chat.accept(await chat.ask());
    assert.deepEqual([status, said.length], [200, 1]);
    assert.equal(said[0]?.attachments?.[0]?.contentType, FILE_CARD);
  });
});
