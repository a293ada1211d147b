import type { Attachment } from 'botbuilder';
import { filesSections } from '../../cards/request/filesSection.js';
import { requestCard } from '../../cards/request/requestCard.js';
import { fact, section, ticketFacts } from '../../cards/request/requestSections.js';
import { statusColor } from '../../cards/request/statusColor.js';
import { termsSections } from '../../cards/request/termsSections.js';
import type { Texts } from '../../services/localization/texts.js';
import type { RequestContact, SupportRequest } from '../../services/model.js';

/** What the receipt tells of a request on file. */
export type FiledRequest = Pick<
  SupportRequest,
  'id' | 'status' | 'exchange' | 'ticketNumber' | 'files' | 'areFilesPending'
>;

/** Says that a request is on file, under which number, and what happens next; of an exchange also what it comes to. */
export function receipt(
  texts: Texts,
  { id, status, exchange, ticketNumber, files, areFilesPending = false }: FiledRequest,
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
      ...termsSections(texts, { exchange }),
      ...filesSections(texts, files, { arePending: areFilesPending }),
      section(texts.say('request.receipt.follow'), [
        fact(texts.say('request.facts.number'), id),
        ...ticketFacts(texts, ticketNumber),
        fact(texts.say('request.receipt.where'), texts.say('request.receipt.whereText')),
      ]),
    ],
    buttons: [],
  });
}
