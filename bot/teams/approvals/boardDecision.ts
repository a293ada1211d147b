import { type BoardVerb, MAX_REASON_CHARACTERS } from '../../../cards/approvals/approvalBoard.js';
import { speakerName } from '../../../dialogs/approvals/speakerName.js';
import { cleanEntry } from '../../../dialogs/form/formCheck.js';
import { roleRefusal } from '../../../dialogs/roles/roleRefusal.js';
import type { Approval, Approvals } from '../../../services/approvals/approval.js';
import { RefusedError } from '../../../services/errors.js';
import type { Colleagues } from '../../../services/roles.js';
import type { InvokeTurn } from '../../invokes/invokeHandler.js';
import { partnerMark } from './partnerMark.js';

export interface BoardPorts {
  readonly approvals: Approvals;
  readonly colleagues: Colleagues;
}

/**
 * What a press on a card in a channel came to: the approval as it is now, with what to say of it beside its card, or why
 * there is none to show.
 */
export type PressOutcome =
  | { readonly approval: Approval; readonly say?: string }
  | { readonly refusal: string };

/** A press as it arrives: nobody vouches for any of it. */
export interface BoardPress {
  readonly verb: BoardVerb;
  readonly item: string;
  readonly reason?: string | undefined;
  /** Of the amounts that the card showed; nothing that is none is ever one. */
  readonly figures?: string | undefined;
  /** `partnerMark` of whose approval the card showed; absent on one from before cards said so. */
  readonly partner?: string | undefined;
}

/**
 * Does what a button of a card in a channel asks for, under the same rules as in a chat. A card decides nothing but the
 * approval that it shows: people of another partner, who may have one of that number, are told that there is none.
 */
export async function pressBoard(
  turn: InvokeTurn,
  ports: BoardPorts,
  press: BoardPress,
): Promise<PressOutcome> {
  const { caller, texts } = turn;
  const { partner, item } = press;
  if (partner === undefined) return shown(turn, ports.approvals, item);
  if (partner === partnerMark(caller.partnerId)) return decidedOn(turn, ports, press);
  return { refusal: texts.say('errors.ApprovalNotFound') };
}

async function decidedOn(
  turn: InvokeTurn,
  { approvals, colleagues }: BoardPorts,
  { verb, item, reason = '', figures = '' }: BoardPress,
): Promise<PressOutcome> {
  const { caller, texts } = turn;
  const actor = { name: speakerName(turn.context.activity) };
  try {
    if (verb === 'approval.approve') {
      const decision = { kind: 'approve', figures: Number(figures) } as const;
      return { approval: await approvals.decide(caller, item, decision, actor) };
    }
    if (verb === 'approval.reject') {
      const written = cleanEntry({ kind: 'multiline' }, reason).slice(0, MAX_REASON_CHARACTERS);
      if (written === '') return { refusal: texts.say('approvals.board.reasonMissing') };
      return { approval: await approvals.decide(caller, item, { kind: 'reject', reason: written }, actor) };
    }
    return await shown(turn, approvals, item);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    switch (error.code) {
      case 'RoleNeeded':
        return { refusal: await roleRefusal(turn, colleagues, 'decideApprovals') };
      case 'OwnApproval':
      case 'ApprovalNotFound':
        return { refusal: texts.say(`errors.${error.code}`) };
      case 'ApprovalNotOpen':
        return shown(turn, approvals, item);
      case 'FiguresChanged':
        return { ...(await shown(turn, approvals, item)), say: texts.say('errors.FiguresChanged') };
      default:
        throw error;
    }
  }
}

async function shown(
  { caller, texts }: InvokeTurn,
  approvals: Approvals,
  item: string,
): Promise<PressOutcome> {
  const approval = await approvals.get(caller, item);
  return approval ? { approval } : { refusal: texts.say('errors.ApprovalNotFound') };
}
