import assert from 'node:assert/strict';
import { principalsOf } from '../../../../services/partnerCenter/checkUp/tokenPrincipals.js';

const tokenOf = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;

describe('principalsOf', () => {
  for (const [what, token, ids] of [
    ['a user', tokenOf({ oid: 'user' }), ['user']],
    [
      'a user and groups',
      tokenOf({ oid: 'user', groups: ['admins', 'agents'] }),
      ['user', 'admins', 'agents'],
    ],
    ['groups that are left out for their number', tokenOf({ oid: 'user', groups: 'overage' }), ['user']],
    ['nobody', tokenOf({}), []],
    ['something that is no token', 'opaque', []],
    ['something that is no JSON', 'a.b.c', []],
  ] as const) {
    it(`should read ${what}`, () => {
      assert.deepEqual([...principalsOf(token)], ids);
    });
  }
});
