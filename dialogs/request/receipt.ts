import type { Attachment } from 'botbuilder';
import { requestCard } from '../../cards/request/requestCard.js';
import { fact, section } from '../../cards/request/requestSections.js';
import { statusColor } from '../../cards/request/statusColor.js';
import type { Texts } from '../../services/localization/texts.js';
import type { RequestContact, RequestStatus } from '../../services/model.js';

/** Says that a request is on file, under which number, and what happens next. */
export function receipt(
  texts: Texts,
  { id, status }: { readonly id: string; readonly status: RequestStatus },
  { method, email, phone }: RequestContact,
): Attachment {
  const reach = method === 'Phone' ? { to: phone ?? '' } : { to: email };
  return requestCard({
    title: texts.say('request.receipt.title', { id }),
    position: '',
    status: texts.label('status', status),
    statusColor: statusColor(status),
    text: texts.say(`request.receipt.next.${method}`, reach),
    sections: [
      section(texts.say('request.receipt.follow'), [
        fact(texts.say('request.facts.number'), id),
        fact(texts.say('request.receipt.where'), texts.say('request.receipt.whereText')),
      ]),
    ],
    buttons: [],
  });
}
