import type { Texts } from '../../services/localization/texts.js';
import type { OutsideAuthor, RequestComment, SupportRequest } from '../../services/model.js';
import type { Button } from '../button.js';
import { executionSections, statusWords } from './executionSection.js';
import { filesSections } from './filesSection.js';
import type { RequestCardView, RequestFact, RequestSection } from './requestCard.js';
import {
  aboutSection,
  basicsSection,
  bytesOf,
  contactSection,
  fact,
  problemSection,
  section,
  writing,
} from './requestSections.js';
import { statusColor } from './statusColor.js';
import { bytesLeftBy, termsSections } from './termsSections.js';

/** A request on file with all that was sent and said. @param readerId the user who looks at it */
export function requestView(
  texts: Texts,
  request: SupportRequest,
  readerId: string,
  buttons: readonly Button[],
): RequestCardView {
  const { id, status, createdAt, customerName, contact, ticketNumber } = request;
  const terms = termsSections(texts, request);
  // The description and the comments share what is left.
  const bytesOfEach = bytesLeftBy(terms) / 2;
  return {
    title: texts.say('requests.request.title', { id }),
    position: '',
    status: statusWords(texts, request),
    statusColor: statusColor(status),
    text: texts.say('requests.request.sent', { instant: texts.instant(createdAt, contact.timeZone) }),
    sections: [
      ...executionSections(texts, request, readerId),
      aboutSection(texts, customerName, reservationOf(request), ticketNumber),
      ...terms,
      basicsSection(texts, request.basics),
      problemSection(texts, request.problem, bytesOfEach),
      contactSection(texts, contact),
      ...filesSections(texts, request.files, { arePending: request.areFilesPending === true }),
      ...commentSections(texts, request, readerId, bytesOfEach),
    ],
    buttons,
  };
}

/** An exchange names its reservations in a section of its own. */
function reservationOf({ reservationId, refund, exchange }: SupportRequest) {
  return reservationId === undefined || exchange
    ? undefined
    : { id: reservationId, ...(refund && { orderId: refund.orderId }) };
}

function commentSections(
  texts: Texts,
  { comments, contact }: SupportRequest,
  readerId: string,
  maxBytes: number,
): RequestSection[] {
  if (comments.length === 0) return [];
  const writings: RequestFact[] = [];
  let left = maxBytes;
  for (const { authorId, at, text } of comments.toReversed()) {
    const instant = texts.instant(at, contact.timeZone);
    const author = texts.say(authorKey(authorId, readerId), { instant });
    const written = writing(texts, author, text, maxBytes / 2);
    left -= bytesOf(written);
    if (left < 0 && writings.length > 0) break;
    writings.unshift(written);
  }
  const hidden = comments.length - writings.length;
  const about = hidden > 0 ? [fact(texts.say('requests.comment.earlier', { count: hidden }), '')] : [];
  return [{ ...section(texts.say('requests.comment.section'), about), writings }];
}

function authorKey(authorId: RequestComment['authorId'], readerId: string) {
  const elsewhere: OutsideAuthor = 'elsewhere';
  if (authorId === readerId) return 'requests.comment.byYou';
  return authorId === elsewhere ? 'requests.comment.byYourSide' : 'requests.comment.bySupport';
}
