import assert from 'node:assert/strict';
import { type ConsentPorts, consentHandler } from '../../../../bot/teams/files/consentHandler.js';
import { storeRule } from '../../../../bot/teams/files/fileHosts.js';
import { TeamsFileOffers } from '../../../../bot/teams/files/teamsFileOffers.js';
import { UnreachableError } from '../../../../services/errors.js';
import { randomIds } from '../../../../services/ids.js';
import { StillClock } from '../../../dialogs/deskFakes.js';
import { CALLER } from '../../../dialogs/deskHarness.js';
import { languages } from '../../../support/languages.js';
import { listeningLog } from '../../support/logLines.js';
import { FileStore } from './fileStore.js';

const FILE = { name: 'a.json', bytes: Buffer.from('{}'), requests: 0 };

describe('consentHandler', () => {
  let store: FileStore;
  let said: string[];
  let taken: number;
  beforeEach(async () => {
    store = await FileStore.open();
    [said, taken] = [[], 0];
  });
  afterEach(() => store.close());

  /** Has somebody agree to a file that is to go to the store. */
  function accept(changes: Partial<ConsentPorts> = {}) {
    const offers: ConsentPorts['offers'] = {
      standing: async () => 'open',
      take: async () => {
        taken += 1;
        return taken === 1;
      },
    };
    const ports = { offers, fileOf: async () => FILE, isAllowed: storeRule(true), log: listeningLog().log };
    const context = {
      activity: { conversation: { conversationType: 'personal' } },
      sendActivity: async ({ text }: { text: string }) => said.push(text),
    };
    const turn = { context, caller: {}, texts: languages.textsFor('en') } as never;
    const uploadInfo = {
      contentUrl: store.url,
      uploadUrl: store.url,
      name: 'a',
      uniqueId: 'b',
      fileType: '',
    };
    const value = { type: 'fileUpload', action: 'accept', context: { offer: '1' }, uploadInfo };
    return consentHandler({ ...ports, ...changes }).answer(turn, value);
  }

  it('should put nothing on its own machine for a registered bot', async () => {
    assert.deepEqual(await accept({ isAllowed: storeRule(false) }), { status: 200 });
    assert.match(said.join(), /in which I do not store files/);
    assert.deepEqual(store.puts, []);
  });

  it('should leave the offer open when the file cannot be made', async () => {
    const fileOf = () => Promise.reject(new UnreachableError('BackendUnreachable', 'no documents'));
    await assert.rejects(accept({ fileOf }), { code: 'BackendUnreachable' });
    assert.deepEqual([taken, said, store.puts], [0, [], []]);
  });

  it('should put nothing when somebody else got the offer meanwhile', async () => {
    taken = 1;
    assert.deepEqual(await accept(), { status: 200 });
    assert.match(said.join(), /This offer is over/);
    assert.deepEqual(store.puts, []);
  });

  it('should send what has become too large in no other way', async () => {
    assert.deepEqual(await accept({ fileOf: async () => undefined }), { status: 200 });
    assert.match(said.join(), /Send “my data”/);
    assert.deepEqual(store.puts, []);
  });

  it('should not wait for ever', async () => {
    store.answer = () => {};
    await assert.rejects(accept({ patienceMs: 50 }), { code: 'FileStoreUnreachable' });
    assert.match(said.join(), /The file was not sent/);
  });
});

describe('TeamsFileOffers', () => {
  const offers = new TeamsFileOffers({ createProperty: () => ({}) } as never, randomIds, new StillClock());
  const takes = (activity: object) => offers.takes({ activity } as never);
  const personal = { conversationType: 'personal' };

  it('should offer files in personal chats of Teams', () => {
    assert.ok(takes({ channelId: 'msteams', conversation: personal }));
  });

  for (const activity of [
    { channelId: 'webchat', conversation: personal },
    { channelId: 'directline', conversation: {} },
    { channelId: 'msteams', conversation: {} },
    { channelId: 'msteams', conversation: { conversationType: 'groupChat' } },
    { channelId: 'msteams', conversation: { conversationType: 'channel' } },
    { channelId: 'msteams', conversation: { ...personal, isGroup: true } },
    { channelId: 'msteams', conversation: { ...personal, id: '19:meeting_1@thread.v2' } },
    { channelId: 'msteams', conversation: personal, deliveryMode: 'expectReplies' },
  ]) {
    it(`should offer none in ${JSON.stringify(activity)}`, () => {
      assert.ok(!takes(activity));
    });
  }

  it('should give an offer to one of two servers that take it at once', async () => {
    const { partnerId, userId } = CALLER;
    const clock = new StillClock();
    const kept = { id: '1', partnerId, userId, madeAtMs: clock.now().getTime() };
    const takenOn = (saveChanges: () => Promise<void>) => {
      const property = { get: async () => kept, delete: async () => {} };
      const conversations = { createProperty: () => property, load: async () => ({}), saveChanges };
      const turn = { context: {}, caller: CALLER } as never;
      return new TeamsFileOffers(conversations as never, randomIds, clock).take(turn, '1');
    };
    const conflict = new UnreachableError('StateConflict', 'another turn saved');
    assert.equal(await takenOn(async () => {}), true);
    assert.equal(await takenOn(() => Promise.reject(conflict)), false);
    const gone = new UnreachableError('BackendUnreachable', 'no storage');
    await assert.rejects(
      takenOn(() => Promise.reject(gone)),
      gone,
    );
  });
});
