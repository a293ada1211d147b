import assert from 'node:assert/strict';
import { ManagementGroupsAPI } from '@azure/arm-managementgroups';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import { DemoScopes } from '../../services/local/demo/demoScopes.js';
import { customer, StillClock, smallDesk } from '../services/local/deskFixture.js';
import type { StandIn } from './standIn.js';
import {
  bearer,
  type Loose,
  looseJson,
  openSmallStandIn,
  SCOPES,
  sdkOptions,
  signedIn,
} from './standInFixture.js';

describe('stand-in: Partner Center', () => {
  let standIn: StandIn;

  before(async () => {
    const more = Array.from({ length: 7 }, (_, index) =>
      customer(`c-${index}`, `Tailspin ${index}`, 'partner-1'),
    );
    standIn = await openSmallStandIn({ documents: [...smallDesk(), ...more] });
  });

  after(() => standIn.close());

  async function get(path: string, headers: Record<string, string> = {}, partnerId = 'partner-1') {
    const token = await bearer(standIn, partnerId, SCOPES.partnerCenter, partnerId);
    const response = await fetch(`${standIn.urls.partnerCenter}${path}`, {
      headers: { ...token, ...headers },
    });
    return { status: response.status, headers: response.headers, body: await looseJson(response) };
  }

  const ids = ({ items }: Loose) => [...(items ?? [])].map(({ id }) => id);

  it('should page through the partner’s own customers by the continuation token', async () => {
    const first = await get('/v1/customers?size=4');
    assert.deepEqual(ids(first.body), ['contoso', 'fabrikam', 'c-0', 'c-1']);
    const { uri, headers } = first.body.links!.next!;
    assert.equal(uri, '/customers?size=4&seekOperation=Next');
    const token = { [String(headers![0]!.key)]: String(headers![0]!.value) };
    const second = await get(`/v1${uri}`, token);
    assert.deepEqual(ids(second.body), ['c-2', 'c-3', 'c-4', 'c-5']);
    const third = await get(`/v1${uri}`, { 'MS-ContinuationToken': String(second.body.continuationToken) });
    assert.deepEqual([ids(third.body), third.body.links!.next], [['c-6'], undefined]);
  });

  it('should refuse a continuation token of another list', async () => {
    const { body } = await get('/v1/customers?size=1');
    const filter = encodeURIComponent(
      JSON.stringify({ Field: 'Domain', Value: 'c', Operator: 'starts_with' }),
    );
    const path = `/v1/customers?size=1&filter=${filter}&seekOperation=Next`;
    assert.equal((await get(path, { 'MS-ContinuationToken': String(body.continuationToken) })).status, 400);
  });

  it('should filter by the beginning of a name or a domain only', async () => {
    const filtered = (Field: string, Value: string, Operator = 'starts_with') =>
      get(`/v1/customers?filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`);
    assert.deepEqual(ids((await filtered('CompanyName', 'FABRI')).body), ['fabrikam']);
    assert.deepEqual(ids((await filtered('Domain', 'contoso.c')).body), ['contoso']);
    assert.deepEqual(ids((await filtered('CompanyName', 'Foreign')).body), []);
    assert.equal((await filtered('Country', 'FR')).status, 400);
    assert.equal((await filtered('Domain', 'c', 'equals')).status, 400);
  });

  it('should tell of one customer how it is billed, and nothing of another partner’s', async () => {
    const { body } = await get('/v1/customers/contoso');
    assert.equal(body.companyProfile!.companyName, 'Contoso Ltd');
    assert.deepEqual(
      [body.billingProfile!.culture, body.billingProfile!.defaultAddress!.country],
      ['en-FR', 'FR'],
    );
    const { status, body: refusal } = await get('/v1/customers/foreign');
    assert.deepEqual([status, refusal.code, refusal.source], [404, 3000, 'PartnerFD']);
    assert.equal((await get('/v1/customers/foreign', {}, 'partner-2')).status, 200);
  });

  it('should list the reservation orders among the entitlements, with the way to their reservations', async () => {
    const { body } = await get(
      '/v1/customers/fabrikam/entitlements?entitlementType=reservedInstance&showExpiry=true',
    );
    const entitlement = body.items![0]!;
    const artifact = entitlement.entitledArtifacts![0]!;
    assert.deepEqual([entitlement.quantity, entitlement.expiryDate], [10, '2027-01-01T00:00:00Z']);
    assert.deepEqual([artifact.resourceId, artifact.artifactType], ['o-web', 'reservedinstance']);
    const details = await get(`/v1${artifact.link!.uri}`);
    assert.deepEqual(
      [...details.body.reservations!].map((one) => one.reservationId),
      ['r-parts'],
    );
  });

  it('should give back the ids of a request', async () => {
    const { headers } = await get('/v1/customers', { 'MS-CorrelationId': 'corr-1', 'MS-RequestId': 'req-1' });
    assert.deepEqual([headers.get('MS-CorrelationId'), headers.get('MS-RequestId')], ['corr-1', 'req-1']);
  });
});

describe('stand-in: Graph and Azure Resource Manager', () => {
  let standIn: StandIn;

  before(async () => {
    standIn = await openSmallStandIn({ clock: new StillClock() });
  });

  after(() => standIn.close());

  async function graph(path: string, tenantId = 'contoso', body?: object) {
    const headers = {
      ...(await bearer(standIn, tenantId, SCOPES.graph)),
      'content-type': 'application/json',
    };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    return looseJson(await fetch(`${standIn.urls.graph}/v1.0${path}`, init));
  }

  it('should find people by address in the tenant of the token', async () => {
    const mail = 'aisha.khan@contoso.com';
    const filter = encodeURIComponent(`mail eq '${mail}' or userPrincipalName eq '${mail}'`);
    const { value } = await graph(`/users?$filter=${filter}&$select=id,displayName`);
    assert.deepEqual(value, [{ id: value![0]!.id, displayName: 'Aisha Khan' }]);
    assert.equal((await graph(`/users/${value![0]!.id}`)).mail, mail);
    assert.deepEqual((await graph(`/users?$filter=${filter}`, 'fabrikam')).value, []);
    assert.equal((await graph('/users/none')).error!.code, 'Request_ResourceNotFound');
    assert.equal(
      (await graph("/users?$filter=startswith(mail,'a')")).error!.code,
      'Request_UnsupportedQuery',
    );
  });

  it('should know everybody who has a role on a reservation by id', async () => {
    const assignments = standIn.world.customer('fabrikam')!.assignmentsOf('r-parts');
    const wanted = [...new Set(assignments.map(({ principalId }) => principalId))];
    const { value } = await graph('/directoryObjects/getByIds', 'fabrikam', { ids: [...wanted, 'none'] });
    assert.deepEqual(
      [...value!].map((user) => user.id),
      wanted,
    );
    assert.equal(value![0]!['@odata.type'], '#microsoft.graph.user');
  });

  it('should list the places of the token’s tenant to the real clients, page by page', async () => {
    const credential = signedIn(standIn, 'partner-1', 'contoso');
    const scopes = new DemoScopes(smallDesk()[0]!.profile, []);
    const options = sdkOptions(standIn);
    const names = async (items: AsyncIterable<{ displayName?: string; name?: string }>) => {
      const found: (string | undefined)[] = [];
      for await (const item of items) found.push(item.displayName ?? item.name);
      return found;
    };
    const subscriptions = new SubscriptionClient(credential, options).subscriptions;
    assert.deepEqual(
      await names(subscriptions.list()),
      scopes.subscriptions.map((one) => one.displayName),
    );
    const [first] = scopes.subscriptions;
    const id = first!.id.slice('/subscriptions/'.length);
    const groups = new ResourceManagementClient(credential, id, options).resourceGroups;
    assert.deepEqual(
      await names(groups.list()),
      scopes.resourceGroups(first!.id).map((one) => one.displayName),
    );
    const management = new ManagementGroupsAPI(credential, options).managementGroups;
    assert.deepEqual(
      await names(management.list()),
      scopes.managementGroups.map((one) => one.displayName),
    );
    assert.equal((await subscriptions.get(id)).tenantId, 'contoso');
    await assert.rejects(subscriptions.get('none'), { statusCode: 404, code: 'SubscriptionNotFound' });
  });
});
