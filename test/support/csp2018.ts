import { loadPolicies } from '../../services/quotes/loadPolicies.js';

/** The policy of a desk that nobody configured, as it is shipped. */
export const CSP_2018 = loadPolicies().get('csp-2018')!;
