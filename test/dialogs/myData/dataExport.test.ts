import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportedMessages, MAX_MESSAGE_BYTES } from '../../../dialogs/myData/dataExport.js';
import type { UserProfile } from '../../../services/ports.js';

const FENCE = '```';
const NO_REQUESTS = { items: [], page: 0, pageCount: 1, total: 0 };

function exported(profile: UserProfile): string[] {
  const user = { userId: 'user-1', partnerId: 'partner-1', roles: [] };
  return exportedMessages({
    exportedAt: '2026-11-22T10:00:00.000Z',
    user,
    records: { profile },
    requests: NO_REQUESTS,
  });
}

function draftSaying(description: string): UserProfile {
  const savedAt = '2026-11-20T10:00:00.000Z';
  return { unfinished: [{ key: 'k', savedAt, about: 'support', customerName: '', draft: { description } }] };
}

/** What stands in the code blocks; `between` joins what was cut. */
function contents(messages: readonly string[], between = '\n'): string {
  return messages
    .map((message) => {
      assert.ok(message.startsWith(`${FENCE}json\n`) && message.endsWith(`\n${FENCE}`), message.slice(0, 20));
      return message.slice(`${FENCE}json\n`.length, -`\n${FENCE}`.length);
    })
    .join(between);
}

describe('exportedMessages', () => {
  it('should be the whole profile as JSON, in one code block', () => {
    const profile = { ...draftSaying('two units'), language: 'fr' };
    const messages = exported(profile);
    assert.equal(messages.length, 1);
    assert.deepEqual(JSON.parse(contents(messages)), {
      exportedAt: '2026-11-22T10:00:00.000Z',
      part: 1,
      parts: 1,
      user: { userId: 'user-1', partnerId: 'partner-1', roles: [] },
      profile,
      requests: { total: 0, items: [] },
    });
  });

  it('should let nothing that a user typed out of the code block, and change nothing of it', () => {
    const told = `${FENCE}\n# out\n<b>bold</b> <at>all</at> \u2028 \u202eabc`;
    const messages = exported(draftSaying(told));
    const inside = contents(messages);
    assert.doesNotMatch(inside, /[`<>&\u2028\u202e]/);
    assert.deepEqual(JSON.parse(inside).profile, draftSaying(told));
  });

  it('should cut what is long into messages that a channel takes, between lines', () => {
    const unfinished = Array.from({ length: 5 }, () => draftSaying('é'.repeat(3000)).unfinished).flat();
    const messages = exported({ unfinished });
    assert.ok(messages.length > 1);
    assert.deepEqual(JSON.parse(contents(messages)).profile, { unfinished });
  });

  it('should cut a single long line between characters', () => {
    const told = '👩‍💻'.repeat(4000);
    const messages = exported(draftSaying(told));
    assert.ok(messages.every((message) => !/[\ud800-\udbff]\n|\n[\udc00-\udfff]/.test(message)));
    assert.ok(contents(messages, '').includes(told));
  });

  it('should keep every message within its size, whatever the user typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', size: 'large' }), { maxLength: 5 }), (told) => {
        const sizes = exported({
          unfinished: told.flatMap((text) => draftSaying(text.repeat(9)).unfinished),
        });
        assert.ok(sizes.every((message) => Buffer.byteLength(message) <= MAX_MESSAGE_BYTES + 20));
      }),
      { numRuns: 50 },
    );
  });
});
