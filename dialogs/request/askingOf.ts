import type { Asking } from '../../services/approvals/approval.js';
import { speakerName } from '../approvals/speakerName.js';
import type { DeskTurn } from '../deskTurn.js';
import type { RequestDraft } from './requestDraft.js';

/** Who asks for the approval of a draft, and what of its description is the desk's own. */
export function askingOf(
  { proposal }: Pick<RequestDraft, 'proposal'>,
  { context, texts }: Pick<DeskTurn, 'context' | 'texts'>,
): Asking {
  return {
    name: speakerName(context.activity),
    ...(proposal !== undefined && { proposal: { text: proposal, locale: texts.locale } }),
  };
}
