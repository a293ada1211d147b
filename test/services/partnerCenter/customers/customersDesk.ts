import { randomIds } from '../../../../services/ids.js';
import type { CustomerDocument } from '../../../../services/local/deskDocuments.js';
import {
  CustomerIndex,
  type CustomerIndexOptions,
} from '../../../../services/partnerCenter/customers/customerIndex.js';
import { CustomerReader } from '../../../../services/partnerCenter/customers/customerReader.js';
import { PartnerCenterDirectory } from '../../../../services/partnerCenter/customers/partnerCenterDirectory.js';
import { RemoteCalls, type RemoteTools } from '../../../../services/remote/remoteCalls.js';
import { openStandIn, type StandIn } from '../../../standIn/standIn.js';
import { SCOPES, signedIn } from '../../../standIn/standInFixture.js';
import { StillClock, smallDesk } from '../../local/deskFixture.js';

export const PARTNER = 'partner-1';

export interface CustomersSetup extends Partial<Omit<CustomerIndexOptions, 'reader' | 'clock'>> {
  readonly documents?: readonly CustomerDocument[];
  readonly pageSize?: number;
  readonly limits?: RemoteTools['limits'];
}

/** A stand-in of Partner Center, and what reads its customers for the partner of Ana and Ben. */
export async function openCustomers({
  documents = smallDesk(),
  pageSize,
  limits,
  ...rest
}: CustomersSetup = {}) {
  const clock = new StillClock();
  const standIn = await openStandIn({ documents, clock });
  const reader = new CustomerReader({ rest: restTo(standIn, limits), partnerId: PARTNER, pageSize });
  return {
    clock,
    standIn,
    reader,
    /** Begins to read the customers. */
    openIndex: () => CustomerIndex.over({ reader, clock, ...rest }),
    directoryOn: (index: CustomerIndex) =>
      new PartnerCenterDirectory({ partnerId: PARTNER, index, reader, clock }),
    /** What was asked of Partner Center, in order. */
    calls: () => standIn.calls.filter(({ operation }) => operation.startsWith('partnerCenter.')),
  };
}

function restTo(standIn: StandIn, limits: RemoteTools['limits']) {
  const calls = new RemoteCalls({
    clock: { now: () => new Date() },
    ids: randomIds,
    random: Math.random,
    limits: { maxRetries: 0, ...limits },
  });
  const credential = signedIn(standIn, PARTNER, PARTNER);
  return calls.rest('partnerCenter', standIn.urls.partnerCenter, {
    credential,
    scope: SCOPES.partnerCenter,
  });
}

/** Waits until `isSo`, and a little between two looks. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}
