import type { CheckUpAsk } from '../../checkUp.js';
import type { CustomerPage } from '../customers/customerReader.js';
import type { CheckedPartner } from './checkedPartner.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';
import { wantedCustomer } from './wantedCustomer.js';

/** The customer that the further checks look at, and a token of its tenant for Azure. */
export interface CheckedCustomer extends CheckedPartner {
  readonly customerId: string;
  readonly domain: string;
  readonly azureToken: string;
}

interface Profile {
  readonly id: string;
  readonly domain: string;
}

/** Checks the list of customers, one of them, and a token of its tenant. */
export async function checkCustomer(
  steps: Steps,
  partner: Step<CheckedPartner>,
  { customer }: CheckUpAsk,
): Promise<Step<CheckedCustomer>> {
  const listed = await steps.take('customers', [partner], customersOf);
  const profile = await steps.take('customer', [partner, listed], (by, page) =>
    profileOf(by, page, customer),
  );
  return steps.take('customerToken', [partner, profile], customerToken);
}

async function customersOf({ reader }: CheckedPartner): Promise<Result<CustomerPage>> {
  const page = await reader.page();
  const count = page.customers.length;
  if (count === 0 && page.next === undefined) return wrong('NoCustomers');
  return passed(page, page.next === undefined ? 'Customers' : 'CustomersMore', { count });
}

async function profileOf(
  { reader }: CheckedPartner,
  first: CustomerPage,
  asked: string | undefined,
): Promise<Result<Profile>> {
  const found =
    asked === undefined ? first.customers.slice(0, 1) : await wantedCustomer(reader, first, asked);
  const [one] = found;
  if (!one) return wrong('CustomerUnknown');
  if (found.length > 1) return wrong('CustomerAmbiguous', { ids: found.map(({ id }) => id).join(', ') });
  const profile = await reader.find(one.id);
  if (!profile) return wrong('CustomerGone', { customerId: one.id });
  const { id, domain } = profile;
  return asked === undefined
    ? passed({ id, domain }, 'Customer', { customerId: id })
    : passed({ id, domain }, 'CustomerNamed', { customerId: id, domain });
}

async function customerToken(
  partner: CheckedPartner,
  { id: customerId, domain }: Profile,
): Promise<Result<CheckedCustomer>> {
  const { calls, credentials, settings } = partner;
  const { credentialScopes } = calls.optionsFor('resources', settings.managementUrl);
  const token = await credentials.forTenant(customerId).getToken(credentialScopes);
  return passed({ ...partner, customerId, domain, azureToken: token?.token ?? '' }, 'TokenGiven');
}
