import { type DeskError, RefusedError, type ServiceFacts, UnreachableError } from '../../errors.js';
import { type RefusalBody, refusalBody, type TokenAnswer } from './tokenAnswer.js';

/** Whom a token was asked for. */
export interface TokenTarget {
  readonly tenantId: string;
  readonly ofCustomer: boolean;
  readonly correlationId: string;
}

/*
 * What Microsoft Entra means by its codes: learn.microsoft.com/entra/identity-platform/reference-error-codes. They may
 * change, so `error` decides wherever it is enough.
 */

/** The customer has not let in the partner's user or the app: no relationship, no consent, or a policy of theirs. */
const CUSTOMER_CODES: ReadonlySet<number> = new Set([
  16000, 16003, 50014, 50020, 50034, 50105, 51004, 53000, 53001, 53002, 53003, 65001, 65005, 90002, 90008,
  90072, 90093, 90094, 90095, 90099, 500011, 500021, 500022, 500212, 500213, 530032, 530034, 530035, 650052,
  650054, 650056, 650057, 700011, 700016, 7000112,
]);
const CUSTOMER_ERRORS: ReadonlySet<string> = new Set([
  'unauthorized_client',
  'invalid_resource',
  'access_denied',
  'consent_required',
]);

const BUSY_CODES: ReadonlySet<number> = new Set([50196, 90055]);
const PASSING_CODES: ReadonlySet<number> = new Set([50033, 50087, 90006, 90012, 90024, 90033, 90090]);

/** The fault of an answer that gives no token. Nothing of what the answer describes is in it. */
export function tokenRefusal(answer: TokenAnswer, target: TokenTarget): DeskError {
  const body = refusalBody(answer);
  const service = factsOf(answer, body, target);
  const said = body ? `said ${[body.error, service.serviceCode].join(' ')}` : `answered ${answer.status}`;
  const message = `Microsoft Entra ${said} for tenant ${target.tenantId}`;
  const temporary = temporaryCode(answer, body);
  if (temporary !== undefined) return new UnreachableError(temporary, message, { service });
  if (!body) return new UnreachableError('ServiceUnreadable', message, { service });
  return target.ofCustomer && isOfCustomer(body)
    ? new RefusedError('ServiceForbidden', message, { service })
    : new UnreachableError('ServiceSignIn', message, { service });
}

function factsOf(answer: TokenAnswer, body: RefusalBody | undefined, target: TokenTarget): ServiceFacts {
  const [code] = body?.error_codes ?? [];
  return {
    service: 'entra',
    status: answer.status,
    serviceCode: code === undefined ? body?.error : `AADSTS${code}`,
    correlationId: body?.correlation_id ?? target.correlationId,
    retryAfterSeconds: answer.retryAfterSeconds,
  };
}

function temporaryCode(
  { status }: TokenAnswer,
  body: RefusalBody | undefined,
): 'ServiceBusy' | 'ServiceUnavailable' | undefined {
  if (status === 429 || hasCode(body, BUSY_CODES)) return 'ServiceBusy';
  const passing = body?.error === 'temporarily_unavailable' || hasCode(body, PASSING_CODES);
  return status >= 500 || passing ? 'ServiceUnavailable' : undefined;
}

function isOfCustomer(body: RefusalBody): boolean {
  const { error, suberror = '' } = body;
  return CUSTOMER_ERRORS.has(error) || CUSTOMER_ERRORS.has(suberror) || hasCode(body, CUSTOMER_CODES);
}

function hasCode(body: RefusalBody | undefined, codes: ReadonlySet<number>): boolean {
  return body?.error_codes.some((code) => codes.has(code)) ?? false;
}
