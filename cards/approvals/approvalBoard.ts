import type { Attachment } from 'botframework-schema';
import type { Approval } from '../../services/approvals/approval.js';
import type { Texts } from '../../services/localization/texts.js';
import { approvalSections } from './approvalSections.js';
import { stateColor, stateWords } from './approvalWords.js';
import { type BoardButton, boardCard } from './boardCard.js';

/** What the buttons of the card in a channel ask for. */
export const BOARD_VERBS = ['approval.approve', 'approval.reject', 'approval.refresh'] as const;
export type BoardVerb = (typeof BOARD_VERBS)[number];

/** Longest reason, in UTF-16 units. */
export const MAX_REASON_CHARACTERS = 500;

/** Id of the card's input. */
export const REASON_INPUT = 'reason';

/** What the buttons say of the amounts that the card shows. */
export const FIGURES_FIELD = 'figures';

/** What the buttons say of whose approval the card shows. */
export const PARTNER_FIELD = 'partner';

/**
 * The approval as everybody of a channel sees it: with buttons while it waits, read only from then on.
 * @param partner tells the partner's approvals from those of others
 */
export function approvalBoard(texts: Texts, approval: Approval, partner: string): Attachment {
  const { id, state, summary, askedAmounts } = approval;
  const isOpen = state === 'Waiting';
  return boardCard({
    title: isOpen
      ? texts.say(`approvals.board.title.${summary.kind}`)
      : texts.say('approvals.item.title', { id }),
    status: isOpen ? id : stateWords(texts, approval),
    // The number says nothing of how it stands: the title does.
    statusColor: isOpen ? 'Default' : stateColor(approval),
    text: isOpen && askedAmounts ? texts.say('approvals.changed.text') : '',
    sections: approvalSections(texts, approval),
    reasonLabel: isOpen ? texts.say('approvals.board.reason') : '',
    reasonLength: MAX_REASON_CHARACTERS,
    buttons: isOpen ? buttonsOf(texts, approval, partner) : [],
  });
}

function buttonsOf(texts: Texts, { id: item, figures: shown }: Approval, partner: string): BoardButton[] {
  const figures = String(shown);
  return [
    {
      title: texts.say('approvals.buttons.approve'),
      verb: 'approval.approve' satisfies BoardVerb,
      style: 'positive',
      inputs: 'none',
      item,
      figures,
      partner,
    },
    {
      // Unlike the button in a chat, this one opens nothing: the reason stands above it.
      title: texts.say('approvals.reject.send'),
      verb: 'approval.reject' satisfies BoardVerb,
      style: 'destructive',
      inputs: 'auto',
      item,
      figures,
      partner,
    },
  ];
}
