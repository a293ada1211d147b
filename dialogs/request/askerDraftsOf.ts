import type { AskerDrafts } from '../../services/approvals/askerDrafts.js';
import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { RequestSubmission } from '../../services/model.js';
import type { CustomerDirectory, UserProfiles } from '../../services/ports.js';
import { proposedDescription } from './proposedDescription.js';
import type { RequestDraft } from './requestDraft.js';
import { UnfinishedRequests } from './unfinishedRequests.js';

export interface AskerDraftsParts {
  readonly profiles: UserProfiles;
  readonly customers: CustomerDirectory;
  readonly languages: LanguageBook;
  readonly clock: Clock;
}

/** The drafts and the forms of the support dialog, for what has to wait for approval. */
export function askerDraftsOf({ languages, clock, ...ports }: AskerDraftsParts): AskerDrafts {
  const unfinished = new UnfinishedRequests(ports, clock);
  return {
    describe: (locale, terms) => proposedDescription(languages.textsFor(locale), terms),
    giveBack: (asker, { submission, proposal }) =>
      unfinished.save(asker, draftOf(submission, proposal?.text)),
  };
}

/** The draft that the submission was made of, with every form accepted as it stands. */
function draftOf(submission: RequestSubmission, proposal: string | undefined): RequestDraft {
  const { key, customerId, reservationId, refund, exchange, files } = submission;
  const { basics, problem, contact } = submission;
  return {
    key,
    customerId,
    // An exchange names its reservations itself.
    ...(!exchange && reservationId !== undefined && { reservationId }),
    ...(refund && { refund }),
    ...(exchange && {
      exchange: { ...exchange, returns: [...exchange.returns], purchases: [...exchange.purchases] },
    }),
    ...(proposal !== undefined && { proposal }),
    entered: {
      basics: { ...basics },
      problem: { ...problem },
      contact: { ...contact, phone: contact.phone ?? '' },
    },
    basics,
    problem,
    contact,
    ...(files && { files: [...files] }),
  };
}
