import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownUsers } from '../../../services/identity/knownUsers.js';
import { isPortalUserId, portalUserId } from '../../../services/identity/portalUserId.js';
import { readUsersFile, UsersFileError } from '../../../services/identity/usersFile.js';
import type { ProvenAccount } from '../../../services/ports.js';

const TENANT = '1f0e0d0c-0b0a-4908-8706-050403020100';
const OBJECT = '2F0E0D0C-0B0A-4908-8706-050403020100';
const ISSUER = 'https://portal.example';
const ANA = {
  partnerId: 'p1',
  name: 'Ana',
  teams: { tenantId: TENANT, objectId: OBJECT },
  roles: ['AdminAgent'],
};
const BO = {
  partnerId: 'p2',
  portal: { issuer: ISSUER, subject: 'bo' },
  roles: ['SalesAgent', 'HelpdeskAgent'],
};

describe('the users file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'desk-users-'));
    file = join(folder, 'users.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = (content: unknown) => {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readUsersFile(file);
  };
  const find = (content: unknown, account: ProvenAccount | undefined) =>
    new KnownUsers(read(content)).callerFor({
      channelId: 'msteams',
      userId: OBJECT,
      tenantId: TENANT,
      account,
    });

  it('should give a user of Teams partner and roles, by tenant and object id in either case', async () => {
    for (const objectId of [OBJECT, OBJECT.toLowerCase()]) {
      const caller = await find([BO, ANA], { kind: 'teams', tenantId: TENANT.toUpperCase(), objectId });
      assert.deepEqual(caller, {
        userId: `msteams:${TENANT}:${OBJECT.toLowerCase()}`,
        partnerId: 'p1',
        roles: ['AdminAgent'],
      });
    }
  });

  it('should give a user of the portal partner and roles, by issuer and subject', async () => {
    const caller = await find([ANA, BO], { kind: 'portal', userId: portalUserId(ISSUER, 'bo') });
    assert.deepEqual([caller?.partnerId, caller?.roles], ['p2', BO.roles]);
  });

  it('should know nobody else, whatever an activity says of its sender', async () => {
    const strangers: (ProvenAccount | undefined)[] = [
      undefined,
      { kind: 'teams', tenantId: OBJECT, objectId: OBJECT },
      { kind: 'teams', tenantId: TENANT, objectId: TENANT },
      { kind: 'portal', userId: portalUserId('https://other.example', 'bo') },
      { kind: 'portal', userId: portalUserId(ISSUER, 'BO') },
      { kind: 'portal', userId: portalUserId(ISSUER, 'bo').toLowerCase() },
      { kind: 'portal', userId: `msteams:${TENANT}:${OBJECT}` },
    ];
    for (const account of strangers) assert.equal(await find([ANA, BO], account), undefined);
  });

  it('should keep a user without roles, who is told which there are', async () => {
    const caller = await find([{ ...ANA, roles: [] }], { kind: 'teams', tenantId: TENANT, objectId: OBJECT });
    assert.deepEqual(caller?.roles, []);
  });

  it('should never give two users of the portal one id', () => {
    assert.notEqual(portalUserId('a', 'bc'), portalUserId('ab', 'c'));
    assert.notEqual(portalUserId('a', '","'), portalUserId('a","', ''));
    assert.ok(isPortalUserId(portalUserId('a', 'b')) && isPortalUserId('DL_PORTAL-x'));
  });

  const { teams: _teams, ...unaccounted } = ANA;
  const wrong: readonly [unknown, RegExp][] = [
    ['[\n  {\n    "partnerId": p1\n  }\n]', /^line 3: not JSON$/],
    ['[\n{"partnerId": "p1"', /^line 2: not JSON$/],
    ['[\n{"partnerId": "p1"},\n{"partnerId": "p2"},\n]', /^line 3: not JSON$/],
    ['[\n{"partnerId": "p1"\n"roles": []}]', /^line 3: not JSON$/],
    ['', /^line 1: not JSON$/],
    [{ users: [] }, /write a list/],
    [[BO, { ...ANA, roles: ['Admin'] }], /^entry 2: roles\.0: write one of AdminAgent, /],
    [[{ ...ANA, teams: { tenantId: 'contoso.com', objectId: OBJECT } }], /entry 1: teams\.tenantId: copy/],
    [[{ ...ANA, portal: BO.portal }], /entry 1: give either teams or portal/],
    [[unaccounted], /entry 1: give either teams or portal/],
    [[{ ...BO, portal: { issuer: ISSUER } }], /entry 1: portal\.subject: /],
    [[{ ...BO, partnerId: '' }], /entry 1: partnerId: /],
    [[{ ...BO, role: 'AdminAgent' }], /entry 1: Unrecognized key: "role"/],
    [[BO, 'Ana'], /entry 2: /],
    [[ANA, BO, { ...ANA, partnerId: 'p2' }], /^entry 3: the same account as entry 1; keep one$/],
    [Array.from({ length: 30 }, () => 1), /entry 10: .*; and 20 more$/],
  ];
  for (const [content, message] of wrong) {
    it(`should say what is wrong: ${message.source}`, () => {
      assert.throws(
        () => read(content),
        (error: Error) => error instanceof UsersFileError && message.test(error.message),
      );
    });
  }

  it('should say that there is no such file', () => {
    assert.throws(() => readUsersFile(join(folder, 'none.json')), /the file cannot be read \(ENOENT\)/);
  });
});
