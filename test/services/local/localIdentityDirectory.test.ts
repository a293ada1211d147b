import assert from 'node:assert/strict';
import { LocalIdentityDirectory } from '../../../services/local/localIdentityDirectory.js';

describe('LocalIdentityDirectory', () => {
  const directory = new LocalIdentityDirectory('demo-partner');

  it('should take every channel user for an Admin agent of the partner', async () => {
    const caller = await directory.callerFor({ channelId: 'msteams', userId: 'ana' });
    assert.equal(caller?.partnerId, 'demo-partner');
    assert.deepEqual(caller?.roles, ['AdminAgent']);
  });

  it('should tell users of the same id on two channels apart', async () => {
    const teams = await directory.callerFor({ channelId: 'msteams', userId: 'ana' });
    const web = await directory.callerFor({ channelId: 'webchat', userId: 'ana' });
    assert.notEqual(teams?.userId, web?.userId);
  });

  it('should close the door to a user without an id', async () => {
    assert.equal(await directory.callerFor({ channelId: 'msteams', userId: '' }), undefined);
  });
});
