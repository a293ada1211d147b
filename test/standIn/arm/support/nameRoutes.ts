import { z } from 'zod';
import type { StandInReply, StandInRoute } from '../../standInRoute.js';
import { ok } from '../../standInService.js';
import { bodyOf } from '../armRoute.js';
import { type SupportTenants, ticketIn } from './supportTenant.js';

const ofTicket = z.object({ name: z.string().min(1), type: z.literal('Microsoft.Support/supportTickets') });
const ofMessage = z.object({ name: z.string().min(1), type: z.literal('Microsoft.Support/communications') });

/** Whether a name is still free. @param base '' or '/subscriptions/:subscriptionId' */
export function nameRoutes(tenants: SupportTenants, base: string): StandInRoute[] {
  const support = `${base}/providers/Microsoft.Support`;
  return [
    {
      method: 'POST',
      path: `${support}/checkNameAvailability`,
      operation: 'support.checkTicketName',
      answer: (request) => {
        const { name } = bodyOf(request, ofTicket, 'BadRequest');
        return availability(!tenants.of(request).tickets.has(name));
      },
    },
    {
      method: 'POST',
      path: `${support}/supportTickets/:ticket/checkNameAvailability`,
      operation: 'support.checkCommunicationName',
      answer: (request) => {
        const asked = bodyOf(request, ofMessage, 'BadRequest');
        const { communications } = ticketIn(tenants.of(request), request.params.ticket);
        return availability(!communications.some(({ name }) => name === asked.name));
      },
    },
  ];
}

function availability(nameAvailable: boolean): StandInReply {
  if (nameAvailable) return ok({ nameAvailable });
  return ok({ nameAvailable, reason: 'NotAvailable', message: 'The name is taken.' });
}
