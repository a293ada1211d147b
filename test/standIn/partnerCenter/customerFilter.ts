import { z } from 'zod';
import { refuse } from '../standInService.js';
import type { StandInCustomer } from '../world/standInCustomer.js';

/** What each field that can be filtered by reads of a customer. */
const FIELDS: Readonly<Record<string, (customer: StandInCustomer) => string>> = {
  companyname: ({ profile }) => profile.name,
  domain: ({ profile }) => profile.domain,
};

/** The simple field filter as the query carries it: JSON with these three names. */
const simpleFilter = z.object({ Field: z.string(), Value: z.string(), Operator: z.string() });

/** Whether a customer is wanted; all are without a filter. @throws RefusedByService for a filter that is not taken */
export function customerFilter(filter: string | null): (customer: StandInCustomer) => boolean {
  if (filter === null) return () => true;
  const { success, data } = simpleFilter.safeParse(parsed(filter));
  const read = success ? FIELDS[data.Field.toLowerCase()] : undefined;
  if (!success || !read || data.Operator.toLowerCase() !== 'starts_with') {
    return refuse(400, 2000, 'Customers are filtered by the beginning of CompanyName or Domain only.');
  }
  const beginning = data.Value.toLowerCase();
  return (customer) => read(customer).toLowerCase().startsWith(beginning);
}

function parsed(filter: string): unknown {
  try {
    return JSON.parse(filter);
  } catch {
    return undefined;
  }
}
