import assert from 'node:assert/strict';
import { DemoColleagues } from '../../../services/local/demo/demoColleagues.js';
import { DEMO_PARTNER_ID } from '../../../services/local/demo/demoDesk.js';
import { readAllDemoTables } from '../../../services/local/demo/demoTables.js';
import { LocalIdentityDirectory } from '../../../services/local/localIdentityDirectory.js';
import { ROLES } from '../../../services/model.js';

const partners = readAllDemoTables().map(({ partner }) => partner);

describe('LocalIdentityDirectory', () => {
  const directory = new LocalIdentityDirectory(partners);

  it('should take a channel user whom it does not know for an Admin agent of the partner', async () => {
    for (const userId of ['ana', 'dl_1b', 'xdemo-sam']) {
      const caller = await directory.callerFor({ channelId: 'msteams', userId });
      assert.equal(caller?.partnerId, DEMO_PARTNER_ID);
      assert.deepEqual(caller?.roles, ['AdminAgent'], userId);
    }
  });

  for (const userId of ['demo-sam', 'demo-sam-17', 'dl_demo-sam-5e0c']) {
    it(`should know ${userId} as the demo user with the role Sales agent`, async () => {
      const caller = await directory.callerFor({ channelId: 'webchat', userId });
      assert.deepEqual(caller?.roles, ['SalesAgent']);
    });
  }

  it('should know the demo users of each partner as theirs, whatever their channel', async () => {
    for (const { id, users } of partners) {
      for (const user of users) {
        for (const channelId of ['webchat', 'msteams']) {
          const caller = await directory.callerFor({ channelId, userId: `demo-${user.id}-1` });
          assert.deepEqual([caller?.partnerId, caller?.roles], [id, user.roles], user.id);
        }
      }
    }
  });

  it('should have no two demo users of one id', () => {
    const ids = partners.flatMap(({ users }) => users.map(({ id }) => id));
    assert.deepEqual([...new Set(ids)], ids);
  });

  it('should close the door to a demo user that does not exist', async () => {
    for (const userId of ['demo-nobody', 'dl_demo-samuel-1']) {
      assert.equal(await directory.callerFor({ channelId: 'webchat', userId }), undefined, userId);
    }
  });

  it('should have a demo user of the first partner for every role', () => {
    const held = partners[0]!.users.flatMap(({ roles }) => roles);
    assert.deepEqual(
      ROLES.filter((role) => !held.includes(role)),
      [],
    );
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

describe('DemoColleagues', () => {
  const colleagues = new DemoColleagues(partners);
  const caller = { userId: 'u', partnerId: DEMO_PARTNER_ID, roles: ['SalesAgent'] } as const;

  it('should name those who have a role, in name order', async () => {
    const admins = await colleagues.withRole(caller, 'AdminAgent');
    assert.deepEqual(
      admins.map(({ name, email }) => `${name} ${email}`),
      ['Alex Morgan alex.morgan@demopartner.example', 'Kim Larsen kim.larsen@demopartner.example'],
    );
  });

  it('should name each partner its own people, and nobody to one that it does not know', async () => {
    const others = await colleagues.withRole({ ...caller, partnerId: 'demo-partner-north' }, 'AdminAgent');
    assert.deepEqual(
      others.map(({ email }) => email),
      ['alexa.morgan@demopartner-north.example'],
    );
    assert.deepEqual(await colleagues.withRole({ ...caller, partnerId: 'other' }, 'AdminAgent'), []);
  });
});
