import assert from 'node:assert/strict';
import type { Cause, CheckName } from '../../../services/checkUp.js';
import type { Fault } from '../../standIn/faults.js';
import { type DoctorDesk, openDoctorDesk, type PrintedFinding } from './doctorDesk.js';
import { CUSTOMER_FAULTS } from './faults/customerFaults.js';
import { SIGN_IN_FAULTS } from './faults/signInFaults.js';

/** The operations that a healthy desk is checked by, and the check that each belongs to. */
const OPERATIONS: Readonly<Record<string, CheckName>> = {
  'entra.token': 'partnerToken',
  'partnerCenter.customers': 'customers',
  'partnerCenter.customer': 'customer',
  'resources.subscriptions': 'subscriptions',
  'reservations.list': 'reservations',
  'reservations.get': 'reservation',
  'reservations.getOrder': 'payments',
  'authorization.listAssignments': 'access',
  'graph.users': 'directory',
  'support.listServices': 'supportServices',
  'support.listClassifications': 'supportTopics',
  'support.listTickets': 'tickets',
};

/** What every operation may meet, and its cause where no service has a cause of its own. */
const FAULTS: readonly (readonly [name: string, fault: Fault, cause: Cause])[] = [
  ['401', { kind: 'status', status: 401 }, 'TokenNotTaken'],
  ['403', { kind: 'status', status: 403 }, 'AzureRoleMissing'],
  ['404', { kind: 'status', status: 404 }, 'NotThere'],
  ['429 for a minute', { kind: 'status', status: 429, retryAfterSeconds: 60 }, 'ServiceBusy'],
  ['500', { kind: 'status', status: 500 }, 'ServiceFailed'],
  ['503', { kind: 'status', status: 503 }, 'ServiceFailed'],
  ['no answer', { kind: 'hang' }, 'NoAnswer'],
  ['connection reset', { kind: 'reset', when: 'before' }, 'NoAnswer'],
  ['half an answer', { kind: 'truncated' }, 'ServiceUnreadable'],
];

const OWN_CAUSES: Readonly<Record<string, Cause>> = {
  // Without a number of its own the stand-in gives these that of a passing fault.
  'entra.token 401': 'ServiceFailed',
  'entra.token 403': 'ServiceFailed',
  'entra.token 404': 'ServiceFailed',
  'partnerCenter.customers 401': 'PartnerCenterSignIn',
  'partnerCenter.customers 403': 'PartnerCenterRole',
  'partnerCenter.customer 401': 'PartnerCenterSignIn',
  'partnerCenter.customer 403': 'PartnerCenterRole',
  'partnerCenter.customer 404': 'CustomerGone',
  'reservations.get 404': 'ReservationGone',
  'graph.users 403': 'DirectoryForbidden',
};

describe('npm run doctor with something wrong', function () {
  this.timeout(30_000);
  const said: string[] = [];
  let desk: DoctorDesk;
  beforeEach(async () => {
    desk = await openDoctorDesk();
  });
  afterEach(() => desk.close());
  after(() => console.log(`\n${['fault -> what the doctor said', ...said].join('\n')}\n`));

  /** All problems there are, which nothing was changed to find. */
  function problemsIn(found: ReadonlyMap<string, PrintedFinding>, fault: string, mayChange: RegExp = /^$/) {
    const problems = [...found.values()].filter(({ outcome }) => outcome === 'problem');
    for (const one of problems) {
      const settings = one.problems?.map(({ name, remedy }) => `${name}: ${remedy}`) ?? [];
      said.push(`${fault} -> ${one.check}: ${[one.says, ...settings].join(' ')}`);
    }
    const changes = desk.changes().filter(({ operation }) => !mayChange.test(operation));
    assert.deepEqual(changes, []);
    return problems;
  }

  for (const { name, inject, check, cause, remedy, args } of [...SIGN_IN_FAULTS, ...CUSTOMER_FAULTS]) {
    it(`should name the cause: ${name}`, async () => {
      await inject(desk);
      const found = await desk.findings(args);
      const problems = problemsIn(found, name, /^keyVault\.setSecret$/);
      assert.deepEqual(
        problems.map((one) => [one.check, one.outcome === 'problem' && one.cause]),
        [[check, cause]],
      );
      assert.match(JSON.stringify([problems[0]?.remedy, problems[0]?.problems]), remedy);
      assert.doesNotMatch(JSON.stringify(problems), /[{}]\w+[}]|undefined|stand-in-secret|0\.standIn/);
    });
  }

  for (const [operation, check] of Object.entries(OPERATIONS)) {
    for (const [name, fault, cause] of FAULTS) {
      it(`should name the cause: ${operation}, ${name}`, async () => {
        if (fault.kind === 'hang') desk.limits = { attemptMs: 400, maxRetries: 0 };
        desk.standIn.script({ operation }, fault);
        const found = await desk.findings();
        const [problem, ...others] = problemsIn(found, `${operation}, ${name}`);
        assert.deepEqual(others, []);
        assert.ok(problem?.outcome === 'problem');
        assert.deepEqual(
          [problem.check, problem.cause],
          [check, OWN_CAUSES[`${operation} ${name}`] ?? cause],
        );
        assert.match(problem.service?.correlationId ?? '', /^[\w-]{8,}$/);
        for (const one of found.values()) if (one.outcome === 'skipped') assert.equal(one.because, check);
        assert.equal(found.get('dataDir')?.outcome, 'ok');
      });
    }
  }

  for (const [name, fault, cause] of FAULTS.filter(([, , one]) => one === 'NoAnswer')) {
    it(`should name the cause: Microsoft Entra not to be reached, ${name}`, async () => {
      if (fault.kind === 'hang') desk.limits = { attemptMs: 400, maxRetries: 0 };
      desk.standIn.script({ operation: 'entra.configuration' }, fault);
      const found = await desk.findings();
      const problems = problemsIn(found, `entra.configuration, ${name}`);
      assert.deepEqual(
        problems.map((one) => [one.check, one.outcome === 'problem' && one.cause]),
        [['entra', cause]],
      );
      assert.equal(found.get('partnerToken')?.outcome, 'skipped');
      assert.equal(found.get('tokenStore')?.outcome, 'ok');
    });
  }

  it('should not depend on what a problem does not touch', async () => {
    desk.standIn.script({ operation: 'reservations.list' }, { kind: 'status', status: 403 });
    const found = await desk.findings();
    const outcomes = [...found.values()].map(({ check, outcome }) => `${check} ${outcome}`);
    assert.deepEqual(
      outcomes.filter((one) => !one.endsWith(' ok')),
      [
        'reservations problem',
        'reservation skipped',
        'payments skipped',
        'access skipped',
        'ownRole skipped',
      ],
    );
  });
});
