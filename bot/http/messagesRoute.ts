import { DeliveryModes } from 'botbuilder-core';
import { type Activity, ActivityTypes } from 'botframework-schema';
import type { Request, RequestHandler } from 'restify';
import type { DeskAdapter, TurnAnswer, TurnLogic } from '../adapter/deskAdapter.js';
import { parseActivity } from '../adapter/incomingActivity.js';
import type { TurnGate } from '../adapter/turnGate.js';
import { describeError, type Logger } from '../log.js';
import { LATE, within } from '../within.js';
import { HttpProblem, sendJson } from './httpProblem.js';

export interface MessagesParts {
  readonly adapter: DeskAdapter;
  readonly bot: TurnLogic;
  readonly gate: TurnGate;
  readonly log: Logger;
  /** 10 seconds unless set: Teams gives up after 15 and delivers the activity again. */
  readonly answerWithinMs?: number | undefined;
}

const ANSWER_WITHIN_MS = 10_000;

/**
 * `POST /api/messages`: one activity of a Bot Framework channel, one turn. Expects the parsed body in `req.body`. A turn
 * that takes long is taken (202) and says what it has to say later; only a caller who waits for the answer itself is
 * kept waiting.
 */
export function messagesRoute(parts: MessagesParts): RequestHandler {
  const { adapter, bot, gate } = parts;
  return async (req: Request, res) => {
    const activity = parseActivity(req.body, { loopbackOnly: adapter.authenticationDisabled });
    const turn = gate.admit(() => adapter.answer(req.headers.authorization ?? '', activity, bot));
    if (turn === undefined) {
      throw new HttpProblem(503, 'Stopping', 'The desk is stopping; try again.', { 'Retry-After': '5' });
    }
    const { status, body } = answersItself(activity) ? await turn : await inTime(turn, parts);
    if (body !== undefined) return sendJson(res, status, body);
    res.writeHead(status, { 'Content-Length': 0 });
    res.end();
  };
}

/** Whether the answer of the turn is the answer of the request. */
function answersItself({ type, deliveryMode }: Activity): boolean {
  return type === ActivityTypes.Invoke || deliveryMode === DeliveryModes.ExpectReplies;
}

async function inTime(
  turn: Promise<TurnAnswer>,
  { log, answerWithinMs = ANSWER_WITHIN_MS }: MessagesParts,
): Promise<TurnAnswer> {
  const answer = await within(answerWithinMs, turn);
  if (answer !== LATE) return answer;
  turn.catch((error: unknown) => log.error({ err: describeError(error) }, 'late turn failed'));
  return { status: 202 };
}
