import { z } from 'zod';
import {
  approvalBoard,
  BOARD_VERBS,
  FIGURES_FIELD,
  PARTNER_FIELD,
  REASON_INPUT,
} from '../../../cards/approvals/approvalBoard.js';
import type { ApprovalBoard } from '../../../services/approvals/approvalBoard.js';
import type { LanguageBook } from '../../../services/localization/texts.js';
import { type InvokeAnswer, type InvokeHandler, invokeHandler } from '../../invokes/invokeHandler.js';
import { type BoardPorts, pressBoard } from './boardDecision.js';
import { partnerMark } from './partnerMark.js';

const MESSAGE = 'application/vnd.microsoft.activity.message';

/** `Action.Execute` as Teams sends it: what stands in the card's inputs comes with the button's own data. */
const boardAction = z.object({
  action: z.object({
    verb: z.enum(BOARD_VERBS),
    data: z.object({
      item: z.string().min(1).max(40),
      [REASON_INPUT]: z.string().max(20_000).optional(),
      [FIGURES_FIELD]: z.string().max(20).optional().catch(undefined),
      [PARTNER_FIELD]: z.string().max(40).optional(),
    }),
  }),
});

export interface BoardHandlerPorts extends BoardPorts {
  readonly board: Pick<ApprovalBoard, 'place'>;
  readonly languages: LanguageBook;
}

/** Answers the buttons of approvals in channels: with the card as it is now, or with a line for whoever pressed. */
export function boardHandler(ports: BoardHandlerPorts): InvokeHandler {
  return invokeHandler('adaptiveCard/action', boardAction, async (turn, { action }) => {
    const outcome = await pressBoard(turn, ports, { verb: action.verb, ...action.data });
    if ('refusal' in outcome) return answerOf(MESSAGE, outcome.refusal);
    const { partnerId } = turn.caller;
    const place = await ports.board.place(partnerId);
    // In the channel's language: the card is everybody's.
    const texts = place ? ports.languages.textsFor(place.locale) : turn.texts;
    const { contentType, content } = approvalBoard(texts, outcome.approval, partnerMark(partnerId));
    return answerOf(contentType, content);
  });
}

function answerOf(type: string, value: unknown): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type, value } };
}
