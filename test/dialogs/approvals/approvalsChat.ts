import { APPROVALS_DIALOG, ApprovalsDialog } from '../../../dialogs/approvals/approvalsDialog.js';
import { SwitchDialog } from '../../../dialogs/plainWords/switchDialog.js';
import { SwitchPrompt } from '../../../dialogs/plainWords/switchPrompt.js';
import { askerDraftsOf } from '../../../dialogs/request/askerDraftsOf.js';
import { SUPPORT_DIALOG, SupportDialog } from '../../../dialogs/request/supportDialog.js';
import { RequestsDialog } from '../../../dialogs/requests/requestsDialog.js';
import { ApprovalDocuments } from '../../../services/approvals/approvalDocuments.js';
import { DeskApprovals } from '../../../services/approvals/deskApprovals.js';
import type { Caller } from '../../../services/model.js';
import { SharedFiles, SharedMemoryMedium } from '../../services/local/medium/sharedMemory.js';
import { languages } from '../../support/languages.js';
import { COLLEAGUES, FakeDesk, StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness } from '../deskHarness.js';
import { FakeProfiles, FakeSupportDesk } from '../request/requestFakes.js';
import { agreedExchange, agreedRefund, CONTACT, KNOWN } from '../request/supportChat.js';

export const KIM: Caller = { ...CALLER, userId: 'kim', roles: ['AdminAgent'] };
export const SARA: Caller = { ...CALLER, userId: 'sara', roles: ['SalesAgent'] };

/** Conversations of several people over the same approvals, which ask for every refund and exchange unless told otherwise. */
export async function approvalsChats({ aboveMinor = 0 } = {}) {
  const clock = new StillClock();
  const desk = new FakeDesk(clock);
  const requests = new FakeSupportDesk(desk, clock);
  const profiles = new FakeProfiles();
  const medium = new SharedMemoryMedium(new SharedFiles());
  const log = () => {};
  const { customers, reservations, quotes, products } = desk;
  const looked = { customers, reservations, quotes, products };
  const approvals = new DeskApprovals({
    ...looked,
    desk: requests,
    documents: await ApprovalDocuments.open({ medium, clock, log }),
    drafts: askerDraftsOf({ profiles, customers, languages, clock }),
    enter: async () => {},
    clock,
    log,
    aboveMinor,
  });
  const parts = { ...looked, desk: requests, profiles, clock, languages, approvals };

  const chat = async (caller: Caller, begin: string, options: object = {}, locale = 'en-US') => {
    const harness = new DeskHarness({
      dialogs: (kit) => [
        new SupportDialog(kit, parts),
        new ApprovalsDialog(kit, { approvals, colleagues: COLLEAGUES }),
        new RequestsDialog(kit, { ...parts, colleagues: COLLEAGUES }),
        new SwitchDialog(),
        new SwitchPrompt(kit),
      ],
      begin,
      options,
      caller,
      clock,
      locale,
    });
    await harness.start();
    return harness;
  };
  return {
    clock,
    desk,
    requests,
    profiles,
    approvals,
    /** At the list of approvals. */
    approvalsOf: (caller: Caller, locale?: string) => chat(caller, APPROVALS_DIALOG, {}, locale),
    /** Goes on with the request that is kept for later. */
    async resume(caller: Caller) {
      const [unfinished] = profiles.profile.unfinished;
      return chat(caller, SUPPORT_DIALOG, { unfinished });
    },
    /** At the review of a request with everything filled in. */
    async review(caller: Caller, asksFor: 'refund' | 'exchange' = 'refund', locale?: string) {
      profiles.profile = { unfinished: [], contact: CONTACT };
      const terms =
        asksFor === 'refund'
          ? { reservationId: KNOWN.reservationId, refund: await agreedRefund() }
          : { exchange: await agreedExchange() };
      const harness = await chat(caller, SUPPORT_DIALOG, { customerId: KNOWN.customerId, ...terms }, locale);
      const next = locale?.startsWith('fr') ? 'suivant' : 'next';
      await harness.sayAll(next, next, next);
      return harness;
    },
  };
}
