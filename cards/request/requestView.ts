import type { Texts } from '../../services/localization/texts.js';
import type { SupportRequest } from '../../services/model.js';
import type { Button } from '../button.js';
import { LONG_TEXT_BYTES } from '../longText.js';
import type { RequestCardView, RequestFact, RequestSection } from './requestCard.js';
import {
  aboutSection,
  basicsSection,
  bytesOf,
  contactSection,
  fact,
  problemSection,
  refundSection,
  section,
  writing,
} from './requestSections.js';
import { statusColor } from './statusColor.js';

/** The description and the comments share what a card can hold of long texts. */
const BYTES_OF_DESCRIPTION = LONG_TEXT_BYTES / 2;
const BYTES_OF_COMMENTS = LONG_TEXT_BYTES / 2;

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
      problemSection(texts, request.problem, BYTES_OF_DESCRIPTION),
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
  const writings: RequestFact[] = [];
  let left = BYTES_OF_COMMENTS;
  for (const { authorId, at, text } of comments.toReversed()) {
    const instant = texts.instant(at, contact.timeZone);
    const author = authorId === readerId ? 'requests.comment.byYou' : 'requests.comment.bySupport';
    const written = writing(texts, texts.say(author, { instant }), text, BYTES_OF_COMMENTS / 2);
    left -= bytesOf(written);
    if (left < 0 && writings.length > 0) break;
    writings.unshift(written);
  }
  const hidden = comments.length - writings.length;
  const about = hidden > 0 ? [fact(texts.say('requests.comment.earlier', { count: hidden }), '')] : [];
  return [{ ...section(texts.say('requests.comment.section'), about), writings }];
}
