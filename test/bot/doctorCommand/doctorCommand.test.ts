import assert from 'node:assert/strict';
import { readdir, stat } from 'node:fs/promises';
import { CHECKS } from '../../../services/checkUp.js';
import { customer } from '../../services/local/deskFixture.js';
import {
  CONTOSO,
  type DoctorDesk,
  FABRIKAM,
  openDoctorDesk,
  PARTNER,
  twoCustomers,
  VAULT_SECRET,
  WEB,
} from './doctorDesk.js';
import { useVault } from './faults/doctorFault.js';

const GLOBEX = 'cccccccc-0000-4000-8000-000000000003';

describe('npm run doctor', function () {
  this.timeout(20_000);
  let desk: DoctorDesk;
  beforeEach(async () => {
    desk = await openDoctorDesk();
  });
  afterEach(() => desk.close());

  it('should find nothing wrong with a healthy desk, and change nothing', async () => {
    const { status, out, err } = await desk.run();
    assert.deepEqual([status, err], [0, '']);
    const lines = out.split('\n');
    assert.equal(lines.filter((line) => line.startsWith('ok ')).length, CHECKS.length - 1);
    assert.equal(lines.at(-1), `${CHECKS.length - 1} ok, 0 problems, 0 skipped.`);
    assert.deepEqual(desk.changes(), []);
    assert.deepEqual(await readdir(desk.folder), ['refresh-token']);
  });

  it('should print ids and no names, and a domain only where it was asked for', async () => {
    const { out } = await desk.run();
    assert.match(out, new RegExp(`customer .*${CONTOSO}\\.`));
    assert.match(out, new RegExp(`reservation .*${WEB}`));
    assert.doesNotMatch(out, /[{}]/);
    assert.doesNotMatch(out, /Contoso|\.com|Web\b|@|0\.standIn|stand-in-secret/);
    assert.match((await desk.run(['--customer', 'Contoso'])).out, new RegExp(`${CONTOSO}, ${CONTOSO}\\.com`));
  });

  it('should keep the refresh token that comes back, as the desk does', async () => {
    desk.standIn.entra.revokesUsed = true;
    const first = await desk.token();
    // Each token of the partner's tenant ends the one before, so a customer's would be asked for with one that has ended.
    await desk.findings(['--customer', 'nobody']);
    assert.notEqual(await desk.token(), first);
    assert.equal((await stat(desk.tokenFile)).mode & 0o777, 0o600);
    const again = await desk.findings(['--customer', 'nobody']);
    assert.equal(again.get('partnerToken')?.outcome, 'ok');
  });

  it('should write nothing to a vault but the newer refresh token', async () => {
    await useVault(desk, desk.standIn.entra.signIn(PARTNER));
    assert.equal((await desk.run()).status, 0);
    assert.deepEqual(
      desk.changes().map(({ operation }) => operation),
      ['keyVault.setSecret'],
    );
    assert.equal(desk.standIn.vault.versionsOf(VAULT_SECRET), 2);
  });

  for (const [how, wanted] of [
    ['id', FABRIKAM],
    ['domain', `${FABRIKAM}.com`],
    ['beginning of its name', 'fab'],
  ] as const) {
    it(`should look at the customer that is named by its ${how}`, async () => {
      const found = await desk.findings(['--customer', wanted]);
      assert.match(found.get('customer')?.says ?? '', new RegExp(FABRIKAM));
    });
  }

  it('should say that there are no reservations to look at, which is nothing wrong', async () => {
    const { status, out } = await desk.run(['--customer', FABRIKAM]);
    assert.equal(status, 0);
    assert.match(out, /^ok +reservations .*the partner bought none/m);
    assert.match(out, /^skipped +reservation .*--customer/m);
    assert.match(out, /^ok +directory /m);
  });

  it('should say how to name one of several customers', async () => {
    const other = await openDoctorDesk([...twoCustomers(), customer(GLOBEX, 'Contoso Next', PARTNER)]);
    const found = await other.findings(['--customer', 'cont']);
    await other.close();
    const problem = found.get('customer');
    assert.equal(problem?.outcome === 'problem' && problem.cause, 'CustomerAmbiguous');
    assert.match(problem?.says ?? '', new RegExp(`${CONTOSO}, ${GLOBEX}|${GLOBEX}, ${CONTOSO}`));
  });

  it('should say that the embedded back end has no services to check', async () => {
    desk.environment.BACKEND = 'local';
    const { status, out } = await desk.run();
    assert.equal(status, 0);
    assert.match(out, /^ok +settings .*BACKEND=local.*no services to check/m);
    assert.match(out, /^ok +data directory /m);
    assert.deepEqual(desk.standIn.calls, []);
  });

  it('should say that users are told nothing, and what is wrong with that setting', async () => {
    assert.doesNotMatch((await desk.run()).out, /NOTICES/);
    desk.environment.NOTICES = 'false';
    assert.match((await desk.run()).out, /^ok +settings .*NOTICES=false: users hear of nothing/m);
    desk.environment.NOTICES = 'sometimes';
    const { status, out } = await desk.run();
    assert.equal(status, 1);
    assert.match(out, /^ +NOTICES is "sometimes": write one of the allowed words/m);
  });

  it('should say that requests can be carried out, and what role that needs, and try nothing of it', async () => {
    assert.doesNotMatch((await desk.run()).out, /CARRY_OUT_REQUESTS/);
    desk.environment.CARRY_OUT_REQUESTS = 'true';
    const { status, out } = await desk.run();
    assert.equal(status, 0);
    assert.match(out, /^ok +settings .*CARRY_OUT_REQUESTS=true: .*role Reservations Administrator/m);
    assert.deepEqual(desk.changes(), []);
  });

  it('should name every wrong setting and hide secrets, and still look at the data directory', async () => {
    Object.assign(desk.environment, { PARTNER_APP_ID: 'x', PARTNER_APP_CERTIFICATE: 'none.pem' });
    const { status, out } = await desk.run();
    assert.equal(status, 1);
    assert.match(out, /^ {9}PARTNER_APP_ID is "x": /m);
    assert.match(out, /^ {9}PARTNER_APP_SECRET is set to \*+ \(hidden\): /m);
    assert.match(out, /^skipped +customers .*Needs: settings\./m);
    assert.match(out, /^ok +data directory /m);
    const found = await desk.findings();
    assert.deepEqual(
      found.get('settings')?.problems?.map(({ name }) => name),
      ['PARTNER_APP_ID', 'PARTNER_APP_SECRET', 'PARTNER_APP_CERTIFICATE'],
    );
  });

  it('should print cause, code, correlation id and remedy as text and as JSON', async () => {
    desk.standIn.world.customer(CONTOSO)!.hasGrantedAccess = false;
    const { status, out } = await desk.run();
    assert.equal(status, 1);
    assert.match(
      out,
      /^PROBLEM {2}customer's token +\d+ ms {2}The desk's user is not let in.*\n {9}Microsoft Entra: status 400, AADSTS50020, correlation id [\w-]+\n {9}Remedy: .*step 1\.$/m,
    );
    const problem = (await desk.findings()).get('customerToken');
    assert.ok(problem?.outcome === 'problem');
    assert.deepEqual([problem.cause, problem.service?.serviceCode], ['RelationshipMissing', 'AADSTS50020']);
  });

  for (const args of [['--what'], ['contoso'], ['--customer', ''], ['--customer']]) {
    it(`should refuse ${JSON.stringify(args)}, and exit 2`, async () => {
      const { status, out, err } = await desk.run(args);
      assert.deepEqual([status, out], [2, '']);
      assert.match(err, /--help/);
      assert.deepEqual(desk.standIn.calls, []);
    });
  }

  it('should explain itself', async () => {
    const { status, out } = await desk.run(['--help']);
    assert.deepEqual([status, out.includes('npm run doctor -- --customer')], [0, true]);
  });
});
