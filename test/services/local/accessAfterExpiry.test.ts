import assert from 'node:assert/strict';
import { grantOf, openAccess, WEB } from './accessDesk.js';
import { ANA, customer, reservation } from './deskFixture.js';
import { useTempFolder } from './tempFolder.js';

describe('LocalAccessControl, once a reservation is over', () => {
  const folder = useTempFolder();

  for (const [what, changed] of [
    ['cancelled', { state: 'Cancelled' }],
    ['expired', { expiryDate: '2026-06-15' }],
  ] as const) {
    it(`should refuse to grant when it is ${what}, and still show and revoke roles`, async () => {
      const { access } = await openAccess(folder(), () => [
        customer('contoso', 'Contoso Ltd', 'partner-1', [reservation(changed)]),
      ]);
      await assert.rejects(access.grant(ANA, grantOf('jane@contoso.com')), { code: 'GrantNotPossible' });
      const before = await access.list(ANA, WEB);
      await access.revoke(ANA, WEB, before.find(({ role }) => role === 'Reader')!.id);
      assert.equal((await access.list(ANA, WEB)).length, before.length - 1);
    });
  }
});
