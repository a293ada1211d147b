import type { StandInTicket } from '../../world/records.js';
import { classificationAt, serviceAt } from './supportCatalog.js';

/** How long support takes to answer, by severity, in minutes. */
const ANSWER_MINUTES: Readonly<Record<string, number>> = {
  minimal: 480,
  moderate: 240,
  critical: 60,
  highestcriticalimpact: 15,
};

/** A ticket as the service gives it. @param base what its resource ID begins with */
export function ticketBody(ticket: StandInTicket, base: string): { readonly properties: object } {
  const { name, supportTicketId, properties, status, createdDate, modifiedDate } = ticket;
  const service = serviceAt(String(properties.serviceId));
  const problem = service && classificationAt(service, String(properties.problemClassificationId));
  const minutes = ANSWER_MINUTES[String(properties.severity)] ?? 480;
  return {
    id: `${base}/providers/Microsoft.Support/supportTickets/${name}`,
    name,
    type: 'Microsoft.Support/supportTickets',
    properties: {
      require24X7Response: false,
      ...properties,
      supportTicketId,
      serviceDisplayName: service?.displayName,
      problemClassificationDisplayName: problem?.displayName,
      status,
      createdDate,
      modifiedDate,
      serviceLevelAgreement: {
        startTime: createdDate,
        expirationTime: new Date(Date.parse(createdDate) + minutes * 60_000).toISOString(),
        slaMinutes: minutes,
      },
      supportEngineer: { emailAddress: null },
      supportPlanType: 'Partner',
    },
  } as { readonly properties: object };
}
