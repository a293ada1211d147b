import assert from 'node:assert/strict';
import { isOfTheGroup, isShared, memberOf } from '../../services/groupMembers.js';

const THREAD = { id: '19:team@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true };

describe('where others read along', () => {
  for (const [conversation, expected] of [
    [{ id: 'a:1personal', conversationType: 'personal' }, false],
    [{ id: 'conversation-1', conversationType: '' }, false],
    [{ id: '19:2f0e_3f0e@unq.gbl.spaces', conversationType: 'personal' }, false],
    [{ id: 'my 19:x@thread.v2' }, false],
    [{ id: 'c', isGroup: true }, true],
    [{ id: 'c', conversationType: 'groupChat' }, true],
    [{ id: 'c', conversationType: 'somethingNew' }, true],
    [{ id: 'c', conversationType: ['personal'] }, true],
    [{ id: '19:meeting_x@thread.v2', conversationType: 'personal', isGroup: false }, true],
    [{ ...THREAD, isGroup: false, conversationType: undefined }, true],
  ] as const) {
    it(`should be ${expected}: ${JSON.stringify(conversation)}`, () => {
      assert.equal(isShared(conversation), expected);
    });
  }

  it('should keep what is of the group apart from what is of its members', () => {
    const from = { id: '29:a/b%' };
    const added = { type: 'conversationUpdate', conversation: THREAD, from };
    assert.deepEqual([isOfTheGroup(added), memberOf(added)], [true, undefined]);
    const said = { ...added, type: 'message' };
    assert.deepEqual([isOfTheGroup(said), memberOf(said)], [false, '29:a%2Fb%25']);
    const alone = { ...added, conversation: { id: 'a:1', conversationType: 'personal' } };
    assert.deepEqual([isOfTheGroup(alone), memberOf(alone)], [false, undefined]);
  });
});
