import type { SupportRequest } from '../../services/model.js';
import { allows, type Colleagues } from '../../services/roles.js';
import type { DeskTurn } from '../deskTurn.js';
import { roleRefusal } from '../roles/roleRefusal.js';

/** To have a request carried out, or to ask how that ended. */
export type ExecutionAction = 'carryOut' | 'follow';

/** What can be done about carrying the request out, by whoever may; undefined where nothing can. */
export function executionActionOf({
  status,
  refund,
  exchange,
  execution,
}: SupportRequest): ExecutionAction | undefined {
  if (execution) return execution.state === 'Begun' ? 'follow' : undefined;
  const isOpen = status === 'Open' || status === 'InProgress';
  return isOpen && (refund ?? exchange) ? 'carryOut' : undefined;
}

/** Why the user cannot have that done, in words; undefined where it can be done. */
export async function executionRefusal(
  turn: DeskTurn,
  colleagues: Colleagues,
  request: SupportRequest,
  wanted: ExecutionAction,
): Promise<string | undefined> {
  const { texts, caller } = turn;
  const possible = executionActionOf(request);
  if (possible === undefined) {
    if (request.execution) return texts.say('requests.carryOut.already');
    const asksForIt = request.refund !== undefined || request.exchange !== undefined;
    return texts.say(asksForIt ? 'errors.RequestNotOpen' : 'requests.carryOut.nothing');
  }
  if (!allows(caller, 'carryOutRequests')) return roleRefusal(turn, colleagues, 'carryOutRequests');
  return wanted === 'carryOut' && possible === 'follow' ? texts.say('requests.carryOut.begun') : undefined;
}
