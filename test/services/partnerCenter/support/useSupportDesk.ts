import assert from 'node:assert/strict';
import { auditOf } from '../../local/auditOf.js';
import { type OpenSupportDesk, openSupportDesk } from './supportDesk.js';

/** Opens support for each test of the suite that it is called in; its audit trail must be whole in the end. */
export function useSupportDesk() {
  let opened: OpenSupportDesk;
  const audit = auditOf(() => opened.folder);
  beforeEach(async () => {
    opened = await openSupportDesk();
  });
  afterEach(async () => {
    await opened.desk.close();
    await opened.ledger.close();
    assert.deepEqual(await audit.breaks(), []);
    await opened.close();
  });
  return { audit, opened: () => opened };
}
