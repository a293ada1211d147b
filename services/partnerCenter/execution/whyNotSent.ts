import { type DeskError, UnreachableError } from '../../errors.js';

const TOO_MANY_REQUESTS = 429;

/** The error, if it says for certain that the service did nothing: it was not asked, or turned the call away unread. */
export function whyNotSent(error: DeskError): UnreachableError | undefined {
  if (!(error instanceof UnreachableError)) return undefined;
  const { code, service } = error;
  const wasNotAsked = service?.notSent === true || (service && service.service !== 'reservations');
  const wasTurnedAway = code === 'ServiceSignIn' || service?.status === TOO_MANY_REQUESTS;
  return wasNotAsked || wasTurnedAway ? error : undefined;
}
