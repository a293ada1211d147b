import type { Approval } from '../../services/approvals/approval.js';
import type { Texts } from '../../services/localization/texts.js';
import type { Button } from '../button.js';
import type { RequestCardView } from '../request/requestCard.js';
import { fact, section } from '../request/requestSections.js';
import { approvalSections } from './approvalSections.js';
import { stateColor, stateWords } from './approvalWords.js';

/** One approval in a user's own chat. @param viewer id of that user */
export function approvalView(
  texts: Texts,
  approval: Approval,
  viewer: string,
  buttons: readonly Button[],
): RequestCardView {
  return {
    title: texts.say('approvals.item.title', { id: approval.id }),
    position: '',
    status: stateWords(texts, approval),
    statusColor: stateColor(approval),
    text: approval.state === 'Waiting' && approval.askedAmounts ? texts.say('approvals.changed.text') : '',
    sections: approvalSections(texts, approval, viewer),
    buttons,
  };
}

/**
 * Says that a request is not filed yet, and who has to approve it; of one that was sent again after that, what became of it.
 * @param isPosted whether a channel shows it
 */
export function approvalReceipt(
  texts: Texts,
  approval: Approval,
  viewer: string,
  isPosted: boolean,
): RequestCardView {
  const { id, state } = approval;
  if (state !== 'Waiting') return approvalView(texts, approval, viewer, []);
  const [what, amounts] = approvalSections(texts, approval);
  const follow = section(texts.say('approvals.receipt.follow'), [
    fact(texts.say('approvals.receipt.where'), texts.say('approvals.receipt.whereText')),
  ]);
  return {
    title: texts.say('approvals.receipt.title', { id }),
    position: '',
    // The title says how it stands.
    status: '',
    statusColor: 'Default',
    text: texts.say(`approvals.receipt.${isPosted ? 'posted' : 'unposted'}`),
    sections: [what, amounts, follow].filter((one) => one !== undefined),
    buttons: [],
  };
}
