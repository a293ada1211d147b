import assert from 'node:assert/strict';
import { demoDesk } from '../../../../services/local/demo/demoDesk.js';
import { DemoScopes, identifiedScope } from '../../../../services/local/demo/demoScopes.js';
import type { Customer } from '../../../../services/model.js';

const documents = demoDesk(new Date('2026-11-22T09:00:00.000Z'));
const customerNamed = (name: string) => documents.find(({ profile }) => profile.name === name)!.profile;
const contoso = customerNamed('Contoso Ltd');
const wingtip = customerNamed('Wingtip Toys');

function namesIn(customer: Customer): string[] {
  const { subscriptions, managementGroups } = new DemoScopes(customer, []);
  return [...subscriptions, ...managementGroups].map(({ displayName }) => displayName);
}

describe('DemoScopes', () => {
  it('should be the same each time, with ids that no other customer has', () => {
    assert.deepEqual(new DemoScopes(contoso, []).subscriptions, new DemoScopes(contoso, []).subscriptions);
    const ids = documents.flatMap(({ profile }) => {
      const { subscriptions, managementGroups } = new DemoScopes(profile, []);
      return [...subscriptions, ...managementGroups].map(({ id }) => id);
    });
    assert.equal(new Set(ids).size, ids.length);
  });

  it('should have more subscriptions than two pages hold for one customer, and few for others', () => {
    assert.ok(new DemoScopes(contoso, []).subscriptions.length > 25);
    assert.ok(new DemoScopes(wingtip, []).subscriptions.length < 10);
  });

  it('should hold every scope of the demo desk whether it is in use or not', () => {
    for (const { profile, reservations } of documents) {
      for (const { appliedScope } of reservations) {
        const scope = identifiedScope(profile, appliedScope);
        if (scope.type === 'Shared') continue;
        assert.equal(new DemoScopes(profile, []).find(scope)?.displayName, appliedScope.displayName);
      }
    }
  });

  it('should call places after their customer, in name order', () => {
    assert.deepEqual(namesIn(wingtip), [
      'Wingtip Toys Development',
      'Wingtip Toys Production',
      'Wingtip Toys Sandbox',
      'Wingtip Toys Test',
      'Tenant Root Group',
      'Wingtip Toys Core',
      'Wingtip Toys Landing Zones',
      'Wingtip Toys Platform',
    ]);
  });

  it('should have resource groups of the same names in different subscriptions, and none in one of them', () => {
    const scopes = new DemoScopes(contoso, []);
    const groupsOf = (name: string) =>
      scopes.resourceGroups(scopes.subscriptions.find(({ displayName }) => displayName === name)!.id);
    const inProduction = groupsOf('Contoso Production');
    const inTest = groupsOf('Contoso Test');
    assert.deepEqual(
      inProduction.map(({ displayName }) => displayName),
      inTest.map(({ displayName }) => displayName),
    );
    assert.notEqual(inProduction[0]!.id, inTest[0]!.id);
    assert.deepEqual(groupsOf('Contoso Sandbox'), []);
    assert.deepEqual(scopes.resourceGroups('/subscriptions/of-somebody-else'), []);
  });

  it('should hold what is named on file once, with an id short enough for a card to send', () => {
    const name = 'x/../$'.repeat(60);
    const named = [
      { type: 'Single', displayName: 'Legacy landing zone' },
      { type: 'Single', displayName: 'Legacy landing zone' },
      { type: 'ResourceGroup', displayName: name },
      { type: 'ManagementGroup', id: '/providers/x/legacy', displayName: 'Legacy group' },
      { type: 'Single' },
      { type: 'Shared' },
    ] as const;
    const scopes = new DemoScopes(wingtip, named);
    assert.equal(
      scopes.subscriptions.filter(({ displayName }) => displayName === 'Legacy landing zone').length,
      1,
    );
    assert.equal(
      scopes.find({ type: 'ManagementGroup', id: '/providers/x/legacy' })?.displayName,
      'Legacy group',
    );
    const group = identifiedScope(wingtip, named[2]);
    assert.ok(group.id!.length < 200);
    assert.equal(scopes.find(group)?.displayName, name);
  });

  it('should find nothing under another type or customer', () => {
    const [subscription] = new DemoScopes(contoso, []).subscriptions;
    assert.ok(new DemoScopes(contoso, []).find({ type: 'Single', id: subscription!.id }));
    assert.equal(
      new DemoScopes(contoso, []).find({ type: 'ManagementGroup', id: subscription!.id }),
      undefined,
    );
    assert.equal(new DemoScopes(contoso, []).find({ type: 'Shared', id: subscription!.id }), undefined);
    assert.equal(new DemoScopes(contoso, []).find({ type: 'Single' }), undefined);
    assert.equal(new DemoScopes(wingtip, []).find({ type: 'Single', id: subscription!.id }), undefined);
  });

  for (const domain of ['__proto__', 'constructor']) {
    it(`should not stumble over a customer at ${domain}`, () => {
      assert.ok(namesIn({ ...wingtip, domain }).includes('Wingtip Toys Production'));
    });
  }
});
