import assert from 'node:assert/strict';
import { refused } from '../../contract/contractDesk.js';
import { ANA, BEN, dyingDisk, refundSubmission, submission } from '../../local/deskFixture.js';
import { supportWrites } from './supportDesk.js';
import { useSupportDesk } from './useSupportDesk.js';

describe('a request whose ticket lives on', () => {
  const { opened, audit } = useSupportDesk();
  const actions = async () => (await audit.entriesOf('contoso')).map(({ action }) => action);
  const later = (minutes: number) => {
    opened().clock.current = new Date(opened().clock.current.getTime() + minutes * 60_000);
  };
  const submitted = async () => {
    const { id } = await opened().desk.submit(ANA, submission());
    const [ticket] = opened().tickets();
    assert.ok(ticket);
    return { id, ticket };
  };

  it('should be closed when the ticket is, in the ledger as well, and open when it is opened again', async () => {
    const { id, ticket } = await submitted();
    ticket.status = 'Closed';
    assert.equal((await opened().desk.get(ANA, id))?.status, 'Closed');
    assert.equal((await opened().ledger.requestsOf(ANA, 'contoso'))[0]?.status, 'Closed');
    later(2);
    ticket.status = 'Open';
    assert.equal((await opened().desk.list(ANA, 0, 10)).items[0]?.status, 'Open');
    assert.deepEqual((await actions()).slice(2), ['request.updated', 'request.updated']);
  });

  it('should be in progress while somebody at Microsoft works on it', async () => {
    const { id } = await submitted();
    opened().standIn.script(
      { operation: 'support.getTicket' },
      { kind: 'changed', change: (body) => assigned(body, 'engineer@example.com') },
    );
    assert.equal((await opened().desk.get(ANA, id))?.status, 'InProgress');
    await assert.rejects(opened().desk.withdraw(ANA, id), refused('RequestNotOpen'));
    assert.equal((await opened().desk.comment(ANA, id, 'c1', 'Hello')).comments.length, 1);
  });

  it('should hold nothing back from others once support has closed its ticket, whether its user looks or not', async () => {
    await opened().desk.submit(ANA, await refundSubmission(opened(), 6));
    const quoted = async () => {
      const ask = { customerId: 'contoso', reservationId: 'r-web', quantity: 10 };
      return (await opened().quotes.quoteRefund(BEN, ask)).refusals.map(({ code }) => code);
    };
    assert.deepEqual(await quoted(), ['AlreadyRequested']);
    for (const ticket of opened().tickets()) ticket.status = 'Closed';
    later(2);
    assert.deepEqual(await quoted(), []);
  });

  it('should be looked at once a minute, and again after what its user did', async () => {
    const { id } = await submitted();
    opened().standIn.clearCalls();
    await opened().desk.get(ANA, id);
    await opened().desk.list(ANA, 0, 10);
    assert.equal(opened().count('support.getTicket'), 1);
    later(2);
    await opened().desk.get(ANA, id);
    await opened().desk.comment(ANA, id, 'c1', 'Hello');
    assert.equal(opened().count('support.getTicket'), 3);
  });

  it('should show what was said by everybody, in time', async () => {
    const { id, ticket } = await submitted();
    later(30);
    await opened().desk.comment(ANA, id, 'c1', 'Please hurry');
    supportWrites(ticket, '<p>We are <b>on</b> it &amp; soon done</p><script>alert(1)</script>');
    supportWrites(ticket, 'From the portal', {
      direction: undefined,
      createdDate: '2026-06-15T11:05:00.000Z',
    });
    later(2);
    const request = await opened().desk.get(ANA, id);
    assert.deepEqual(
      request?.comments.map(({ authorId, text }) => [authorId, text]),
      [
        [ANA.userId, 'Please hurry'],
        ['microsoft', 'We are on it & soon done'],
        ['elsewhere', 'From the portal'],
      ],
    );
  });

  it('should be shown as the ledger has it while the service cannot be asked', async () => {
    const { id } = await submitted();
    const { ticketNumber } = await opened().desk.comment(ANA, id, 'c1', 'Please hurry');
    const { desk } = await opened().begin();
    for (const kind of ['reset', 'hang'] as const) {
      const fault = kind === 'reset' ? ({ kind, when: 'before' } as const) : ({ kind } as const);
      opened().standIn.script({ operation: 'support.*', times: 3 }, fault);
      const request = await desk.get(ANA, id);
      assert.deepEqual([request?.ticketNumber, request?.status], [ticketNumber, 'Open']);
      assert.deepEqual(
        request?.comments.map(({ text }) => text),
        ['Please hurry'],
      );
      assert.equal((await desk.list(ANA, 0, 10)).items[0]?.ticketNumber, ticketNumber);
      opened().standIn.clearFaults();
    }
  });

  it('should stay as it was, and can be withdrawn, when support has forgotten its ticket', async () => {
    const { id } = await submitted();
    opened().standIn.world.customer('contoso')?.tickets.clear();
    assert.equal((await opened().desk.get(ANA, id))?.status, 'Open');
    assert.equal((await opened().desk.withdraw(ANA, id)).status, 'Withdrawn');
  });

  describe('when it is commented on', () => {
    it('should say it to support once, in the words of the user', async () => {
      const { id, ticket } = await submitted();
      await Promise.all(['a', 'b'].map(() => opened().desk.comment(ANA, id, 'c1', 'Größe <XL>')));
      const [message, ...others] = ticket.communications;
      assert.deepEqual([message?.body, message?.sender, others], ['Größe <XL>', 'ana@example.com', []]);
      assert.deepEqual((await actions()).slice(2), ['request.commented']);
    });

    for (const [what, fault] of [
      ['fails', { kind: 'status', status: 500 }],
      ['fails after it took effect', { kind: 'status', status: 500, tookEffect: true }],
      ['breaks off after it took effect', { kind: 'reset', when: 'after' }],
    ] as const) {
      it(`should say it once when the call ${what} and the comment is sent again`, async () => {
        const { id, ticket } = await submitted();
        opened().standIn.script({ operation: 'support.createCommunication', times: 1 }, fault);
        await assert.rejects(opened().desk.comment(ANA, id, 'c1', 'Hello'), { code: 'ServiceUnavailable' });
        const { comments } = await opened().desk.comment(ANA, id, 'c1', 'Hello');
        assert.deepEqual([comments.length, ticket.communications.length], [1, 1]);
      });
    }

    it('should take a conflict for what it is: the message is there', async () => {
      const { id, ticket } = await submitted();
      const fault = { kind: 'status', status: 409, tookEffect: true } as const;
      opened().standIn.script({ operation: 'support.createCommunication', times: 1 }, fault);
      assert.equal((await opened().desk.comment(ANA, id, 'c1', 'Hello')).comments.length, 1);
      assert.equal(ticket.communications.length, 1);
    });

    it('should refuse it once support has closed the ticket', async () => {
      const { id, ticket } = await submitted();
      ticket.status = 'Closed';
      await assert.rejects(opened().desk.comment(ANA, id, 'c1', 'x'), refused('RequestNotOpen'));
      assert.equal(ticket.communications.length, 0);
    });
  });

  describe('when it is withdrawn', () => {
    it('should close the ticket and stay withdrawn', async () => {
      const { id, ticket } = await submitted();
      assert.equal((await opened().desk.withdraw(ANA, id)).status, 'Withdrawn');
      assert.equal(ticket.status, 'Closed');
      later(2);
      assert.equal((await opened().desk.get(ANA, id))?.status, 'Withdrawn');
      assert.deepEqual((await actions()).slice(2), ['request.updated', 'request.withdrawn']);
    });

    it('should stay open when support does not let it be closed, and be closed when support closes it', async () => {
      const { id, ticket } = await submitted();
      opened().standIn.script(
        { operation: 'support.updateTicket', times: 1 },
        { kind: 'status', status: 400 },
      );
      await assert.rejects(opened().desk.withdraw(ANA, id), refused('ServiceRefused'));
      assert.equal((await opened().desk.get(ANA, id))?.status, 'Open');
      ticket.status = 'Closed';
      later(2);
      assert.equal((await opened().desk.get(ANA, id))?.status, 'Closed');
    });

    it('should finish a request first that was begun', async () => {
      opened().standIn.script(
        { operation: 'support.createTicket', times: 1 },
        { kind: 'hang', tookEffect: true },
      );
      await assert.rejects(opened().desk.submit(ANA, submission()));
      assert.equal((await opened().desk.withdraw(ANA, 'SR-000001')).status, 'Withdrawn');
      assert.deepEqual(
        opened()
          .tickets()
          .map(({ status }) => status),
        ['Closed'],
      );
    });

    for (const moment of ['before', 'after'] as const) {
      for (const write of [1, 2]) {
        it(`should be withdrawn in the end when the process dies ${moment} write ${write}`, async () => {
          const { id, ticket } = await submitted();
          const dying = await opened().begin(dyingDisk(write, moment));
          await assert.rejects(dying.desk.withdraw(ANA, id), { code: 'BackendUnreachable' });
          const { desk, ledger } = await opened().begin();
          const isEntered = (await ledger.requestsOf(ANA, 'contoso'))[0]?.status === 'Withdrawn';
          if (isEntered) await assert.rejects(desk.withdraw(ANA, id), refused('RequestNotOpen'));
          else assert.equal((await desk.withdraw(ANA, id)).status, 'Withdrawn');
          assert.equal(ticket.status, 'Closed');
          assert.equal((await desk.get(ANA, id))?.status, 'Withdrawn');
        });
      }
    }
  });
});

/** A ticket as it comes from the service, with an engineer at work. */
function assigned(body: unknown, emailAddress: string): unknown {
  const { properties, ...ticket } = Object(body);
  return { ...ticket, properties: { ...properties, supportEngineer: { emailAddress } } };
}
