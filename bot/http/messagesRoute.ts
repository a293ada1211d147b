import type { Request, RequestHandler } from 'restify';
import type { DeskAdapter, TurnLogic } from '../adapter/deskAdapter.js';
import { parseActivity } from '../adapter/incomingActivity.js';
import type { TurnGate } from '../adapter/turnGate.js';
import { HttpProblem, sendJson } from './httpProblem.js';

export interface MessagesParts {
  readonly adapter: DeskAdapter;
  readonly bot: TurnLogic;
  readonly gate: TurnGate;
}

/** `POST /api/messages`: one activity of a Bot Framework channel, one turn. Expects the parsed body in `req.body`. */
export function messagesRoute({ adapter, bot, gate }: MessagesParts): RequestHandler {
  return async (req: Request, res) => {
    const activity = parseActivity(req.body, { loopbackOnly: adapter.authenticationDisabled });
    const answer = await gate.admit(() => adapter.answer(req.headers.authorization ?? '', activity, bot));
    if (answer === undefined) {
      throw new HttpProblem(503, 'Stopping', 'The desk is stopping; try again.', { 'Retry-After': '5' });
    }
    if (answer.body !== undefined) return sendJson(res, answer.status, answer.body);
    res.writeHead(answer.status, { 'Content-Length': 0 });
    res.end();
  };
}
