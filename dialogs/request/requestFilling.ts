import type { UserProfiles } from '../../services/ports.js';
import { REFUND_TOPIC } from '../../services/supportTopics.js';
import type { DeskTurn } from '../deskTurn.js';
import type { FormEntries } from '../form/form.js';
import { contactDefaults } from './contactDefaults.js';
import { proposedDescription } from './proposedDescription.js';
import type { RequestDraft } from './requestDraft.js';
import type { RequestSubject } from './requestSubject.js';

/**
 * Lays out the forms of a refund or an exchange as Partner Center files them; a description that the user wrote stays.
 */
export function fillForms(turn: DeskTurn, draft: RequestDraft, subject: RequestSubject): void {
  const proposal = proposedDescription(turn.texts, subject);
  if (proposal === undefined) return;
  const { issueType, problemType, category } = REFUND_TOPIC;
  const { basics, problem } = draft.entered;
  const before = draft.proposal;
  draft.proposal = proposal;
  draft.entered.basics = { issueType, ...basics };
  draft.entered.problem = {
    problemType,
    category,
    severity: 'Minimal',
    ...problem,
    description: isOwn(problem?.description, before) ? (problem?.description ?? '') : proposal,
  };
  if (draft.problem && !isOwn(draft.problem.description, before)) {
    draft.problem = { ...draft.problem, description: proposal };
  }
}

/** Whether the user changed the description that the desk proposed. */
function isOwn(description: string | undefined, proposal: string | undefined): boolean {
  return description !== undefined && description !== proposal;
}

/** What the contact form begins with: what was entered, else the contact of the last time, else what can be known. */
export async function contactEntries(
  turn: DeskTurn,
  { entered }: RequestDraft,
  { customer }: RequestSubject,
  profiles: UserProfiles,
): Promise<FormEntries> {
  if (entered.contact) return entered.contact;
  const { contact } = await profiles.get(turn.caller);
  return contact ? { ...contact, phone: contact.phone ?? '' } : contactDefaults(turn, customer.country);
}
