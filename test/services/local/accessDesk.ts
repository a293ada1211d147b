import type { AccessRole } from '../../../services/accessControl.js';
import { DemoAccess } from '../../../services/local/demo/demoAccess.js';
import { readDemoTables } from '../../../services/local/demo/demoTables.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { LocalAccessControl } from '../../../services/local/localAccessControl.js';
import { LocalStore } from '../../../services/local/localStore.js';
import { auditFiles } from '../../../services/storage/openAuditStore.js';
import { ANA, mediumIn, StillClock, smallDesk } from './deskFixture.js';

export const WEB = { customerId: 'contoso', reservationId: 'r-web' };
export const { partner } = readDemoTables();
/** The partner of the small desk has the demo partner's people. */
export const demo = new DemoAccess([partner, { ...partner, id: ANA.partnerId }]);

/** Opens access control over a desk. */
export async function openAccess(dataDir: string, seed: () => Iterable<CustomerDocument> = smallDesk) {
  const clock = new StillClock();
  const store = await LocalStore.open({
    medium: mediumIn(dataDir),
    audits: auditFiles(dataDir),
    clock,
    log: () => {},
    seed,
  });
  return { access: new LocalAccessControl(store, demo, clock), close: () => store.close() };
}

export function grantOf(email: string, role: AccessRole = 'Reader') {
  return { ...WEB, email, role };
}
