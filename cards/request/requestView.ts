import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { Button } from '../button.js';
import type { RequestCardView, RequestSection } from './requestCard.js';
import {
  aboutSection,
  basicsSection,
  contactSection,
  problemSection,
  refundSection,
  section,
  writing,
} from './requestSections.js';
import { statusColor } from './statusColor.js';

/** A request on file with all that was sent and said. @param readerId the user who looks at it */
export function requestView(
  texts: Texts,
  request: SupportRequest,
  readerId: string,
  buttons: readonly Button[],
): RequestCardView {
  const { id, status, createdAt, customerName, refund, contact } = request;
  return {
    title: texts.say('requests.request.title', { id }),
    position: '',
    status: texts.label('status', status),
    statusColor: statusColor(status),
    text: texts.say('requests.request.sent', { instant: texts.instant(createdAt, contact.timeZone) }),
    sections: [
      aboutSection(texts, customerName, reservationOf(request)),
      ...(refund ? [refundSection(texts, refund)] : []),
      basicsSection(texts, request.basics),
      problemSection(texts, request.problem),
      contactSection(texts, contact),
      ...commentSections(texts, request, readerId),
    ],
    buttons,
  };
}

function reservationOf({ reservationId, refund }: SupportRequest) {
  return reservationId === undefined
    ? undefined
    : { id: reservationId, ...(refund && { orderId: refund.orderId }) };
}

function commentSections(
  texts: Texts,
  { comments, contact }: SupportRequest,
  readerId: string,
): RequestSection[] {
  if (comments.length === 0) return [];
  const writings = comments.map(({ authorId, at, text }) => {
    const instant = texts.instant(at, contact.timeZone);
    const author = authorId === readerId ? 'requests.comment.byYou' : 'requests.comment.bySupport';
    return writing(texts.say(author, { instant }), text);
  });
  return [{ ...section(texts.say('requests.comment.section'), []), writings }];
}
