import assert from 'node:assert/strict';
import { ConversationLog } from '../../../bot/directLine/conversationLog.js';
import { DiskRoom } from '../../../services/lmdb/diskRoom.js';
import { useTempFolder } from '../../services/local/tempFolder.js';

describe('ConversationLog on a disk that is as good as full', () => {
  const folder = useTempFolder();
  let nowMs = Date.parse('2026-11-20T12:00:00Z');
  let log: ConversationLog;
  afterEach(() => log.close());

  it('should refuse what would write, and read on', async () => {
    let freeBytes = 1024 ** 3;
    const clock = { now: () => new Date(nowMs) };
    log = new ConversationLog(folder(), clock, new DiskRoom(folder(), clock, () => freeBytes));
    const fresh = { id: 'c1', userId: 'u1', channelId: 'webchat' } as const;
    await log.create(fresh);
    const [said] = await log.append('c1', [{ type: 'message', text: 'hello' }]);
    freeBytes = 1024;
    nowMs += 1_000;
    const record = log.find('c1')!;
    const writes = [
      () => log.create({ ...fresh, id: 'c2' }),
      () => log.append('c1', [{ type: 'message', text: 'more' }]),
      () => log.markJoined('c1'),
      () => log.replace('c1', { type: 'message', id: said!.id }),
      () => log.remove('c1', said!.id),
      () => log.empty('c1', true),
      () => log.delete(record),
      () => log.check(),
    ];
    for (const write of writes) await assert.rejects(write(), { code: 'BackendUnreachable' });
    assert.deepEqual(log.find('c1'), record);
    assert.equal(log.read('c1', 0, { maxCount: 9, maxLength: 9_999 }).activities.length, 1);
  });
});
