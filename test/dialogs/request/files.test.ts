import assert from 'node:assert/strict';
import type { SentFile } from '../../../dialogs/request/sentFiles.js';
import { RequestFileStore } from '../../../services/files/requestFileStore.js';
import { MemoryShelf } from '../../support/memoryShelf.js';
import { StillClock } from '../deskFakes.js';
import { CALLER } from '../deskHarness.js';
import { CONTACT, pressWith, supportChat } from './supportChat.js';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(239_992)]);
const FILE = { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'x' }] };

/** A support request at its problem step; `send` sends files with a message. */
async function atProblem(locale = 'en-US') {
  const store = new RequestFileStore(new MemoryShelf(), new StillClock());
  let sent: readonly SentFile[] = [];
  const chat = supportChat({
    locale,
    options: { customerId: 'customer-1' },
    files: { store, sent: { of: () => sent } },
  });
  const { harness } = chat;
  await harness.start();
  await pressWith(harness, locale === 'en-US' ? 'Next' : 'Suivant', { issueType: 'Billing' });
  const send = async (files: Record<string, Uint8Array | 'unreachable'>, text = '') => {
    sent = Object.entries(files).map(([name, content]) => ({ name, read: async () => content }));
    const replies = await harness.send({ ...FILE, text });
    sent = [];
    return replies;
  };
  return { ...chat, store, send };
}

async function toReview(harness: Awaited<ReturnType<typeof atProblem>>['harness']) {
  await pressWith(harness, 'Next', {
    problemType: 'ReservationManagement',
    category: 'ReservationAccess',
    severity: 'Minimal',
    description: 'It is gone.',
  });
  await pressWith(harness, 'Next', { ...CONTACT });
}

describe('files of a support request', () => {
  it('should be taken, shown and filed with it', async () => {
    const { harness, requests, send } = await atProblem();
    assert.match(harness.card.text, /You can attach .*: up to 5, at most 5 MB each/);
    const { lines, cards } = await send({ 'screen.png': PNG });
    assert.deepEqual(lines, ['Added: screen.png, 240 kB. 1 of 5 files.']);
    assert.equal(cards.length, 0, 'the form and what stands in it stay');
    await toReview(harness);
    assert.match(harness.card.text, /Files\nscreen\.png\n240 kB/);
    await send({ 'log.txt': Buffer.from('lines') });
    assert.match(harness.card.text, /log\.txt/);
    await harness.press('Submit request');
    const files = requests.sent[0]?.files?.map(({ name, bytes, type }) => ({ name, bytes, type }));
    assert.deepEqual(files, [
      { name: 'log.txt', bytes: 5, type: 'text/plain' },
      { name: 'screen.png', bytes: 240_000, type: 'image/png' },
    ]);
  });

  it('should leave the words that came with them to the step', async () => {
    const { harness, send } = await atProblem();
    const { lines } = await send({ 'screen.png': PNG }, 'reservation management');
    assert.equal(lines[0], 'Added: screen.png, 240 kB. 1 of 5 files.');
    assert.equal(harness.card.inputs.problemType, 'ReservationManagement');
  });

  it('should be refused one by one with the reason', async () => {
    const { send, store, harness } = await atProblem();
    const { lines } = await send({
      'a.exe': Buffer.from('MZ'),
      'gone.png': 'unreachable',
      'b.txt': Buffer.from('b'),
    });
    const said = lines[0]!.split('\n');
    assert.match(said[0]!, /^a\.exe was not added: support takes PNG/);
    assert.match(said[1]!, /^gone\.png was not added: I could not fetch it/);
    assert.match(said[2]!, /^Added: b\.txt/);
    const many = Object.fromEntries(
      ['c', 'd', 'e', 'f', 'g'].map((name) => [`${name}.txt`, Buffer.from(name)]),
    );
    assert.match((await send(many)).lines[0]!, /g\.txt was not added: a request takes at most 5 files/);
    assert.equal(harness.card.title, 'Step 2 of 4');
    assert.ok(store);
  });

  it('should go one by one, pressed or typed', async () => {
    const { harness, send, requests } = await atProblem();
    await send({ 'a.txt': Buffer.from('a'), 'b.txt': Buffer.from('b'), 'c.txt': Buffer.from('c') });
    await toReview(harness);
    const { lines } = await harness.press('Remove a.txt');
    assert.deepEqual(lines, ['Removed: a.txt.']);
    assert.doesNotMatch(harness.card.text, /a\.txt/);
    assert.match((await harness.say('remove files')).lines[0]!, /“Remove b\.txt” and “Remove c\.txt”/);
    await harness.say('remove b.txt');
    assert.deepEqual((await harness.say('remove files')).lines, ['Removed: c.txt.']);
    await harness.press('Submit request');
    assert.equal(requests.sent[0]?.files, undefined);
  });

  it('should be kept with an unfinished request and dropped with it', async () => {
    for (const [choice, left] of [
      ['Keep for later', 1],
      ['Yes, drop it', 0],
    ] as const) {
      const { harness, send, store, profiles } = await atProblem();
      await send({ 'a.txt': Buffer.from('a') });
      const key = profiles.profile.unfinished[0]?.key ?? '';
      await harness.say('cancel');
      await harness.say(choice);
      assert.equal((await store.list(CALLER, key)).length, left);
    }
  });

  it('should be spoken of in French', async () => {
    const { send, harness } = await atProblem('fr-FR');
    assert.match(harness.card.text, /joindre .*5 au plus, de 5 Mo/);
    assert.match(
      (await send({ 'é.txt': PNG })).lines[0]!,
      /^é\.txt n’a pas été ajouté\s: le support accepte/,
    );
    assert.match(
      (await send({ 'é.png': PNG })).lines[0]!,
      /^Ajouté\s: é\.png, 240\sko\. 1 fichier\(s\) sur 5\.$/,
    );
  });

  it('should not be taken before the problem step', async () => {
    const store = new RequestFileStore(new MemoryShelf(), new StillClock());
    const sent = [{ name: 'a.txt', read: async () => Buffer.from('a') }];
    const { harness } = supportChat({
      options: { customerId: 'customer-1' },
      files: { store, sent: { of: () => sent } },
    });
    await harness.start();
    assert.match((await harness.send(FILE)).lines[0]!, /cannot take files/);
  });
});
