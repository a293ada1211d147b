import type { SupportRequest } from '../../../services/model.js';
import { ANA, refundSubmission } from '../../services/local/deskFixture.js';
import type { StandIn } from '../../standIn/standIn.js';
import type { StandInTicket } from '../../standIn/world/records.js';
import { CONTOSO, type FaultedCall } from '../faultedCall.js';
import type { RealBackend } from '../realBackend.js';

const SUBMIT = {
  by: 'send a request',
  begin: submit,
  effects: (standIn: StandIn) => tickets(standIn).length,
};

/** Support requests. */
export const SUPPORT_CALLS: readonly FaultedCall[] = [
  { ...SUBMIT, call: 'support.listServices' },
  { ...SUBMIT, call: 'support.listClassifications' },
  { ...SUBMIT, call: 'reservations.calculateRefund' },
  { ...SUBMIT, call: 'support.createTicket' },
  { ...SUBMIT, call: 'support.poll' },
  { ...SUBMIT, call: 'support.getTicket' },
  {
    call: 'support.getTicket',
    by: 'look at a request',
    begin: look,
    missing: (answer) => ((answer as SupportRequest).status === 'Closed' ? undefined : 'its newest status'),
  },
  {
    call: 'support.listCommunications',
    by: 'look at a request',
    begin: look,
    missing: (answer) => ((answer as SupportRequest).comments.length > 0 ? undefined : 'what support wrote'),
  },
  {
    call: 'support.createCommunication',
    by: 'comment on a request',
    async begin(desk) {
      const { id } = await filed(desk);
      return () => desk.backend.desk.comment(ANA, id, 'comment-1', 'Please answer by noon.');
    },
    effects: (standIn) => tickets(standIn)[0]?.communications.length ?? 0,
  },
  {
    call: 'support.updateTicket',
    by: 'withdraw a request',
    async begin(desk) {
      const { id } = await filed(desk);
      return () => desk.backend.desk.withdraw(ANA, id);
    },
    effects: (standIn) => tickets(standIn).filter(({ status }) => status === 'Closed').length,
    doneAlready: ['RequestNotOpen'],
  },
];

async function submit({ backend }: RealBackend) {
  const submission = await refundSubmission(backend, 2);
  return () => backend.desk.submit(ANA, submission);
}

/** A request that was sent, and nothing of it is kept that would spare a call. */
async function filed(desk: RealBackend): Promise<SupportRequest> {
  const request = await (await submit(desk))();
  desk.forgetAnswers();
  return request;
}

/** Support has written and closed the ticket meanwhile. */
async function look(desk: RealBackend) {
  const { id } = await filed(desk);
  const [ticket] = tickets(desk.standIn);
  if (!ticket) throw new Error('no ticket');
  ticket.status = 'Closed';
  ticket.communications.push({
    name: 'theirs-1',
    sender: 'engineer@example.com',
    subject: 'Re',
    body: 'Done.',
    createdDate: '2026-06-15T11:00:00.000Z',
    direction: 'inbound',
  });
  return () => desk.backend.desk.get(ANA, id);
}

function tickets({ world }: StandIn): StandInTicket[] {
  return [...(world.customer(CONTOSO)?.tickets.values() ?? [])];
}
