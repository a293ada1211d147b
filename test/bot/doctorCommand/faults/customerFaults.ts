import { CONTOSO, type DoctorDesk } from '../doctorDesk.js';
import { type DoctorFault, fault, refusing, withoutTokens } from './doctorFault.js';

/** With the customers, and in the tenant of one. */
export const CUSTOMER_FAULTS: readonly DoctorFault[] = [
  fault(
    '401 900421',
    refusing('partnerCenter.customers', 401, 900421),
    'customers',
    'SecondFactorMissing',
    /second factor|with it/,
  ),
  fault(
    'no customers',
    answering('partnerCenter.customers', (body) => ({ ...body, items: [] })),
    'customers',
    'NoCustomers',
    /Admin agent/,
  ),
  fault('no such customer', () => {}, 'customer', 'CustomerUnknown', /--customer/, ['--customer', 'nobody']),
  fault(
    'reseller relationship ended',
    refusing('partnerCenter.customer', 403, 20002),
    'customer',
    'ResellerEnded',
    /accept/,
  ),
  fault(
    'GDAP missing',
    ({ standIn }) => edit(standIn, { hasGrantedAccess: false }),
    'customerToken',
    'RelationshipMissing',
    /Directory Readers.*step 1/,
  ),
  fault(
    'customer consent missing',
    ({ standIn }) => edit(standIn, { hasConsented: false }),
    'customerToken',
    'CustomerConsentMissing',
    /step 3/,
  ),
  fault(
    'app not in the customer tenant',
    withoutTokens(CONTOSO, 700016),
    'customerToken',
    'CustomerConsentMissing',
    /step 3/,
  ),
  fault(
    "customer's Conditional Access",
    withoutTokens(CONTOSO, 53003),
    'customerToken',
    'ConditionalAccess',
    /sign-in log/,
  ),
  fault(
    "customer's tenant gone",
    withoutTokens(CONTOSO, 90002),
    'customerToken',
    'CustomerTenantUnknown',
    /ENTRA_URL/,
  ),
  fault(
    'token of another tenant',
    refusing('resources.subscriptions', 401, 'InvalidAuthenticationTokenTenant'),
    'subscriptions',
    'RelationshipMissing',
    /step 1/,
  ),
  fault(
    'no subscriptions',
    answering('resources.subscriptions', noItems),
    'subscriptions',
    'NoSubscriptions',
    /AdminAgents.*Reader/,
  ),
  fault(
    'reservations not shown',
    answering('reservations.list', noItems),
    'reservations',
    'ReservationsHidden',
    /Reservations Administrator/,
  ),
  fault(
    'reservations changed',
    answering('reservations.list', changedSkus),
    'reservations',
    'ReservationsUnreadable',
    /newer desk/,
  ),
  fault('no such reservation', () => {}, 'reservation', 'ReservationUnknown', /--reservation/, [
    '--reservation',
    'r-none',
  ]),
  fault(
    'no Graph consent',
    withoutTokens(CONTOSO, 65001, 1),
    'directory',
    'CustomerConsentMissing',
    /step 3/,
  ),
  fault(
    'Graph forbidden',
    refusing('graph.users', 403, 'Authorization_RequestDenied'),
    'directory',
    'DirectoryForbidden',
    /User\.Read\.All/,
  ),
  fault(
    'no support plan',
    refusing('support.listTickets', 400, 'InvalidSupportPlan'),
    'tickets',
    'NoSupportPlan',
    /Professional Direct/,
  ),
  fault(
    'a lesser support plan',
    answering('support.listTickets', basicTicket),
    'tickets',
    'NoSupportPlan',
    /Unified/,
  ),
  fault(
    'billing support renamed',
    answering('support.listServices', noItems),
    'supportTopics',
    'TopicMissing',
    /renamed/,
  ),
  fault(
    'refund topic renamed',
    answering('support.listClassifications', noItems),
    'supportTopics',
    'TopicMissing',
    /newer desk/,
  ),
];

/** Lets an operation answer something else. */
function answering(
  operation: string,
  change: (body: Record<string, unknown>) => unknown,
): DoctorFault['inject'] {
  return ({ standIn }) =>
    standIn.script(
      { operation },
      { kind: 'changed', change: (body) => change(body as Record<string, unknown>) },
    );
}

function noItems(body: object) {
  return { ...body, value: [] };
}

function edit(standIn: DoctorDesk['standIn'], changes: object) {
  Object.assign(standIn.world.customer(CONTOSO)!, changes);
}

function changedSkus(body: Record<string, unknown>) {
  return { ...body, value: (body.value as object[]).map((one) => ({ ...one, sku: undefined })) };
}

function basicTicket() {
  return {
    value: [{ name: 't', properties: { supportTicketId: '1', supportPlanType: 'Basic', status: 'Open' } }],
  };
}
