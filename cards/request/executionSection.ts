import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { RequestSection } from './requestCard.js';
import { fact, section } from './requestSections.js';

/** That the request was carried out, or sent to be, when and by whom; none where it was not. @param readerId who looks at it */
export function executionSections(
  texts: Texts,
  { execution, contact }: Pick<SupportRequest, 'execution' | 'contact'>,
  readerId: string,
): RequestSection[] {
  if (!execution) return [];
  const { state, by, at, correlationId } = execution;
  const isDone = state === 'Done';
  const when = texts.say(`requests.execution.${by === readerId ? 'byYou' : 'byColleague'}`, {
    instant: texts.instant(at, contact.timeZone),
  });
  const facts = [
    fact(texts.say(`requests.execution.${isDone ? 'done' : 'sent'}`), when),
    ...(correlationId === undefined ? [] : [fact(texts.say('service.correlation'), correlationId)]),
  ];
  const unknown = {
    label: texts.say('requests.execution.outcome'),
    lines: [texts.say('requests.execution.unknown')],
  };
  return [
    {
      ...section(texts.say('requests.execution.section'), facts),
      writings: isDone ? [] : [unknown],
    },
  ];
}

/** The status in words: that a closed request was carried out belongs to it. */
export function statusWords(
  texts: Texts,
  { status, execution }: Pick<SupportRequest, 'status' | 'execution'>,
): string {
  const isCarriedOut = status === 'Closed' && execution?.state === 'Done';
  return isCarriedOut ? texts.say('requests.execution.closed') : texts.label('status', status);
}
