import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder';
import { type Refusable, sayRefusal } from '../../../dialogs/change/sayRefusal.js';
import { DeskTurn } from '../../../dialogs/deskTurn.js';
import { RefusedError, UnreachableError } from '../../../services/errors.js';
import { languages } from '../../support/languages.js';
import { CALLER } from '../deskHarness.js';

const ACCESS: Refusable = { change: 'changeAccess', codes: ['LastOwner'] };
const colleagues = { withRole: async () => [] };

describe('sayRefusal', () => {
  it('should say which role is needed', async () => {
    const [line] = await said(new RefusedError('RoleNeeded', ''));
    assert.match(line!, /^Changing who has access needs the role Admin agent/);
  });

  it('should say why the change was refused', async () => {
    const [line] = await said(new RefusedError('LastOwner', ''));
    assert.match(line!, /^This is the last owner/);
  });

  for (const error of [
    new RefusedError('CustomerNotFound', ''),
    new UnreachableError('BackendUnreachable', ''),
    new TypeError('a fault'),
  ]) {
    it(`should leave ${error.name} ${'code' in error ? error.code : ''} to the caller`, async () => {
      await assert.rejects(said(error), (thrown) => thrown === error);
    });
  }

  async function said(error: Error): Promise<(string | undefined)[]> {
    const adapter = new TestAdapter();
    const turn = new DeskTurn(
      new TurnContext(adapter, { type: 'message' }),
      CALLER,
      languages,
      languages.textsFor('en-US'),
      async () => {},
    );
    await sayRefusal(turn, colleagues, ACCESS, error);
    return adapter.activeQueue.map(({ text }) => text);
  }
});
