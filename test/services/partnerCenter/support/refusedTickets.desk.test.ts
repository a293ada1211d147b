import assert from 'node:assert/strict';
import type { Fault } from '../../../standIn/faults.js';
import { refused } from '../../contract/contractDesk.js';
import { WEB } from '../../contract/contractSeeds.js';
import { ANA, refundSubmission, submission } from '../../local/deskFixture.js';
import { useSupportDesk } from './useSupportDesk.js';

describe('a submitted request to which the service says no', () => {
  const { opened, audit } = useSupportDesk();
  const available = async () => (await opened().quotes.refundableUnits(ANA, WEB)).available;

  const REFUSALS: readonly (readonly [
    what: string,
    script: () => void,
    code: string,
    serviceCode: string,
  ])[] = [
    [
      'to the call',
      () =>
        opened().standIn.script(
          { operation: 'support.createTicket', times: 1 },
          { kind: 'status', status: 400, code: 'InvalidParameterValue' },
        ),
      'ServiceRefused',
      'InvalidParameterValue',
    ],
    [
      'to the user, whatever is asked',
      () => {
        const no = { kind: 'status', status: 403, code: 'AuthorizationFailed' } as const;
        opened().standIn.script({ operation: 'support.createTicket', times: 1 }, no);
        opened().standIn.script({ operation: 'support.getTicket', times: 1 }, no);
      },
      'ServiceForbidden',
      'AuthorizationFailed',
    ],
    [
      'after it accepted the call',
      () => {
        const failed = { status: 'Failed', error: { code: 'InvalidSupportPlan', message: 'No plan.' } };
        opened().standIn.script(
          { operation: 'support.poll', times: 1 },
          { kind: 'changed', change: () => failed },
        );
        opened().standIn.script(
          { operation: 'support.getTicket', times: 1 },
          { kind: 'status', status: 404 },
        );
      },
      'ServiceRefused',
      'InvalidSupportPlan',
    ],
  ];

  for (const [what, script, code, serviceCode] of REFUSALS) {
    it(`should be taken out again, and tell why, when it says no ${what}`, async () => {
      const sent = await refundSubmission(opened(), 4);
      script();
      await assert.rejects(opened().desk.submit(ANA, sent), (error: Error & { service?: object }) => {
        assert.deepEqual(
          { ...refused(code), serviceCode },
          { name: error.name, code: Object(error).code, serviceCode: Object(error.service).serviceCode },
        );
        return true;
      });
      assert.equal((await opened().desk.list(ANA, 0, 10)).total, 0);
      assert.equal(await available(), 10);
      const [, entry] = await audit.entriesOf('contoso');
      assert.deepEqual([entry?.action, entry?.after], ['request.refused', { refusedWith: serviceCode }]);
    });
  }

  it('should be filed by the same key once the service takes it', async () => {
    opened().standIn.script({ operation: 'support.createTicket', times: 1 }, { kind: 'status', status: 403 });
    await assert.rejects(opened().desk.submit(ANA, submission()), refused('ServiceForbidden'));
    assert.equal((await opened().desk.submit(ANA, submission())).id, 'SR-000001');
    assert.equal(opened().tickets().length, 1);
    assert.equal((await opened().desk.list(ANA, 0, 10)).total, 1);
  });

  it('should stay when there is a ticket of its name', async () => {
    const fault: Fault = { kind: 'status', status: 400, tookEffect: true };
    opened().standIn.script({ operation: 'support.createTicket', times: 1 }, fault);
    const request = await opened().desk.submit(ANA, submission());
    assert.equal(request.ticketNumber, opened().tickets()[0]?.supportTicketId);
  });

  it('should not be filed at all where the catalogue cannot be had', async () => {
    opened().standIn.script({ operation: 'support.listServices' }, { kind: 'status', status: 403 });
    await assert.rejects(opened().desk.submit(ANA, submission()), refused('ServiceForbidden'));
    assert.deepEqual(await audit.entriesOf('contoso'), []);
    assert.equal(opened().count('support.createTicket'), 0);
  });
});
