import assert from 'node:assert/strict';
import { ActivityTypes, TestAdapter, TurnContext } from 'botbuilder-core';
import { systemClock } from '../../../services/clock.js';
import { EtagConversationState, MAX_STATE_BYTES } from '../../../services/storage/etagConversationState.js';
import { LmdbStateStore } from '../../../services/storage/lmdbStateStore.js';
import { useTempFolder } from '../local/tempFolder.js';

const CONFLICT = { name: 'UnreachableError', code: 'StateConflict' };

describe('EtagConversationState', () => {
  const folder = useTempFolder();
  let store: LmdbStateStore;
  let state: EtagConversationState;
  beforeEach(() => {
    store = LmdbStateStore.open(folder(), systemClock);
    state = new EtagConversationState(store);
  });
  afterEach(() => store.close());

  const answers = () => state.createProperty<string[]>('answers');
  const turn = () =>
    new TurnContext(new TestAdapter(async () => {}), {
      type: ActivityTypes.Message,
      channelId: 'test',
      conversation: { id: 'c1', isGroup: false, conversationType: '', name: '' },
    });

  async function answer(context: TurnContext, text: string): Promise<void> {
    const given = await answers().get(context, []);
    given.push(text);
    await state.saveChanges(context);
  }
  const saved = () => answers().get(turn());

  it('should keep answers from turn to turn', async () => {
    await answer(turn(), 'one');
    await answer(turn(), 'two');
    assert.deepEqual(await saved(), ['one', 'two']);
  });

  it('should refuse to save over the answers of another turn', async () => {
    await answer(turn(), 'one');
    const slow = turn();
    await state.load(slow);
    await answer(turn(), 'two');
    await assert.rejects(answer(slow, 'lost'), CONFLICT);
    assert.deepEqual(await saved(), ['one', 'two']);
  });

  it('should save as often as a turn asks', async () => {
    const context = turn();
    await answer(context, 'one');
    await answer(context, 'two');
    await answer(context, 'three');
    assert.deepEqual(await saved(), ['one', 'two', 'three']);
  });

  it('should notice another turn between two saves of its own', async () => {
    const context = turn();
    await answer(context, 'one');
    await answer(turn(), 'other');
    await assert.rejects(answer(context, 'lost'), CONFLICT);
    assert.deepEqual(await saved(), ['one', 'other']);
  });

  it('should write nothing when nothing changed', async () => {
    await answer(turn(), 'one');
    const before = await store.read('test/conversations/c1/');
    const context = turn();
    await answers().get(context, []);
    await state.saveChanges(context);
    assert.deepEqual(await store.read('test/conversations/c1/'), before);
  });

  it('should write unchanged state when forced, loading it first where it was not', async () => {
    await answer(turn(), 'one');
    await state.saveChanges(turn(), true);
    assert.deepEqual(await saved(), ['one']);
  });

  it('should save a cleared state over the version that was read', async () => {
    await answer(turn(), 'one');
    const context = turn();
    await state.load(context);
    await state.clear(context);
    await answer(turn(), 'two');
    await assert.rejects(state.saveChanges(context), CONFLICT);

    const fresh = turn();
    await state.load(fresh);
    await state.clear(fresh);
    await state.saveChanges(fresh);
    assert.equal(await saved(), undefined);
  });

  it('should see the newest state when a load is forced', async () => {
    const context = turn();
    await answer(context, 'one');
    await answer(turn(), 'two');
    await state.load(context, true);
    await answer(context, 'three');
    assert.deepEqual(await saved(), ['one', 'two', 'three']);
  });

  it('should let one of two turns begin a conversation', async () => {
    const [one, other] = [turn(), turn()];
    await state.load(one);
    await state.load(other);
    await answer(one, 'one');
    await assert.rejects(answer(other, 'lost'), CONFLICT);
    assert.deepEqual(await saved(), ['one']);
  });

  it('should begin anew after a delete', async () => {
    const context = turn();
    await answer(context, 'one');
    await state.delete(context);
    assert.equal(await saved(), undefined);
    await answer(context, 'two');
    assert.deepEqual(await saved(), ['two']);
  });

  it('should refuse to keep more than a conversation can come to', async () => {
    await answer(turn(), 'one');
    await assert.rejects(answer(turn(), 'x'.repeat(MAX_STATE_BYTES)), { code: 'StateTooLarge' });
    assert.deepEqual(await saved(), ['one']);
  });

  it('should refuse an entry that is not what it wrote', async () => {
    await store.write('test/conversations/c1/', '[1', undefined);
    await assert.rejects(saved(), { name: 'RefusedError', code: 'DocumentCorrupt' });
  });

  describe('in a group', () => {
    const said = (from: string, id = 'g', changes: object = {}) =>
      new TurnContext(new TestAdapter(async () => {}), {
        type: ActivityTypes.Message,
        channelId: 'msteams',
        from: { id: from, name: '' },
        conversation: { id, isGroup: true, conversationType: 'channel', name: '' },
        ...changes,
      });
    const kept = (context: TurnContext) => answers().get(context);

    it('should keep what each member says apart, and each thread', async () => {
      await answer(said('ada', 'g;messageid=1'), 'hers');
      assert.deepEqual(await kept(said('ada', 'g;messageid=1')), ['hers']);
      assert.equal(await kept(said('bob', 'g;messageid=1')), undefined);
      assert.equal(await kept(said('ada', 'g;messageid=2')), undefined);
      assert.equal(await kept(said('ada', 'g')), undefined);
    });

    it('should keep what happens to the group for all members', async () => {
      const added = { type: ActivityTypes.ConversationUpdate };
      await answer(said('ada', 'g', added), 'greeted');
      assert.deepEqual(await kept(said('bob', 'g', { type: ActivityTypes.InstallationUpdate })), ['greeted']);
      assert.equal(await kept(said('ada')), undefined);
    });

    it('should not let an id lead into another conversation', async () => {
      const alone = { conversation: { id: 'g/users/x', isGroup: false, conversationType: '', name: '' } };
      await answer(said('x', '', alone), 'private');
      for (const id of ['x/', 'x%2F', 'x']) assert.equal(await kept(said(id)), undefined);
      await answer(said('a/b'), 'hers');
      assert.equal(await kept(said('a%2Fb')), undefined);
    });

    it('should have the members of a group swept and the chat of two deleted as ever', async () => {
      const alone = { conversation: { id: 'p', isGroup: false, conversationType: 'personal', name: '' } };
      await answer(said('ada', 'p', alone), 'alone');
      await answer(said('ada'), 'in the group');
      await state.deleteOther(said('ada'), 'p');
      assert.equal(await kept(said('ada', 'p', alone)), undefined);
      assert.deepEqual(await kept(said('ada')), ['in the group']);
      await store.sweep(new Date(Date.now() + 1_000));
      assert.equal(await kept(said('ada')), undefined);
    });
  });
});
