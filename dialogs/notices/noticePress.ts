import type { DialogContext } from 'botbuilder-dialogs';
import { NOTICE_ACTION, type NoticeTarget, targetOf } from '../../cards/notices/noticeTarget.js';
import { EXPIRING_WITHIN_DAYS } from '../../services/notices/noticeKinds.js';
import type { TaskName } from '../../services/tasks.js';
import { commandAction } from '../commands.js';
import type { DeskTurn } from '../deskTurn.js';
import type { Heard, PlainWords } from '../plainWords/plainWords.js';
import type { SaidOptions } from '../plainWords/taskWish.js';
import type { Press } from '../prompts/turnInput.js';

/** Whether a button of a notice was pressed: it belongs to no step, and is never out of date. */
export function isNoticePress({ action }: Pick<Press, 'action'>): boolean {
  return action === NOTICE_ACTION;
}

/** Whether a press means the same wherever the conversation stands: such buttons come without having been asked for. */
export function isOfNoStep(press: Pick<Press, 'action'>): boolean {
  return isNoticePress(press) || press.action === commandAction('notices');
}

/**
 * What such a press asks for, as if the user had said it: it leads away from whatever is under way. Undefined for one that
 * no notice has.
 */
export async function heardInNotice(
  dc: DialogContext,
  turn: DeskTurn,
  { item = '' }: Press,
  plainWords: PlainWords,
): Promise<Heard | undefined> {
  const target = targetOf(item);
  if (!target) return undefined;
  const { task, said } = wishOf(target);
  return plainWords.asked(dc, turn, task, { ...said, fromWords: true });
}

function wishOf(target: NoticeTarget): { task: TaskName; said: Omit<SaidOptions, 'fromWords'> } {
  switch (target.to) {
    case 'request':
      return { task: 'requests', said: { requestId: target.requestId } };
    case 'reservation': {
      const { customerId, reservationId } = target;
      return { task: 'overview', said: { customerId, reservationId } };
    }
    case 'requests':
      return { task: 'requests', said: {} };
    case 'expiring':
      return { task: 'portfolio', said: { view: 'expiring', days: EXPIRING_WITHIN_DAYS } };
    case 'portfolio':
      return { task: 'portfolio', said: {} };
  }
}
