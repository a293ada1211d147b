import { isRestError, type RestError } from '@azure/core-rest-pipeline';
import { ZodError } from 'zod';
import { DeskError, type ErrorCode, RefusedError, type ServiceFacts, UnreachableError } from '../errors.js';
import { correlationIdOf } from './correlationId.js';
import { serviceCodeOf } from './errorBody.js';
import { wasNotSent } from './oneTry.js';
import { retryAfterMs } from './retryAfter.js';
import type { ServiceName } from './serviceName.js';

/** Errors of `@azure/identity` and `@azure/msal-node`: there is no token. */
const CREDENTIAL_ERRORS: ReadonlySet<string> = new Set([
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'ClientAuthError',
  'ClientConfigurationError',
  'CredentialUnavailableError',
  'InteractionRequiredAuthError',
  'ServerError',
]);

/** How `@azure/core-rest-pipeline` says that a credential gave no token. */
const NO_TOKEN = 'Failed to refresh access token.';

/** How `@azure/core-lro` says that a long-running operation ended badly; a sentence of the service may follow. */
const OPERATION_FAILED = /^The long-running operation has failed(?:\. ([\w.-]{1,100})\. )?/;
const OPERATION_CANCELED = 'Operation was canceled';
const POLL_UNREADABLE = 'Polling was unsuccessful. Expected status';
/** How `@azure/core-client` says that a page's link to the next one is no address. */
const LINK_UNREADABLE = /^nextLink with value .* must be of type string/s;

/** Addresses and tokens out of answers that nothing can be sent to, or with. */
const NOT_SENDABLE: ReadonlySet<string> = new Set(['ERR_INVALID_CHAR', 'ERR_INVALID_URL']);

/** Further fields would say no more. */
const MAX_PATHS = 5;

/** 408 and 429 are about the moment, not about what was asked. */
const REFUSED = {
  401: 'ServiceSignIn',
  403: 'ServiceForbidden',
  408: 'ServiceUnavailable',
  429: 'ServiceBusy',
};

/**
 * What a fault of a call to a service means to the desk. Messages carry the service's code and ids and never its words,
 * which may quote what was asked; causes are left out because theirs hold whole requests.
 * @returns the error as it is when it is one of the desk's or when no service can have caused it
 */
export function serviceFault(service: ServiceName, error: unknown): unknown {
  if (error instanceof DeskError || !(error instanceof Error)) return error;
  if (isRestError(error)) return restFault(service, error);
  if (error instanceof ZodError) return unreadable({ service }, changeOf(error));
  if (error instanceof SyntaxError) return unreadable({ service }, 'no JSON');
  if (isNotSendable(error)) return unreadable({ service }, 'link or token that cannot be sent');
  if (error.name === 'AbortError') return unavailable({ service }, 'given up');
  if (CREDENTIAL_ERRORS.has(error.name) || error.message === NO_TOKEN) {
    return new UnreachableError('ServiceSignIn', `${service}: no token, ${error.name}`, {
      service: { service },
    });
  }
  return operationFault(service, error) ?? error;
}

function isNotSendable(error: Error): boolean {
  return error instanceof URIError || ('code' in error && NOT_SENDABLE.has(String(error.code)));
}

/** The service could not be asked, or not to the end. */
export function unavailable(facts: ServiceFacts, why: string): UnreachableError {
  return new UnreachableError('ServiceUnavailable', messageOf(facts, why), { service: facts });
}

/** The answer is none that the desk knows how to read. */
export function unreadable(facts: ServiceFacts, why: string): UnreachableError {
  return new UnreachableError('ServiceUnreadable', messageOf(facts, why), { service: facts });
}

function restFault(service: ServiceName, error: RestError): DeskError {
  const { response, request } = error;
  const status = error.statusCode ?? response?.status;
  const waitMs = response && retryAfterMs(response.headers);
  const facts: ServiceFacts = {
    service,
    status,
    serviceCode: serviceCodeOf(response?.bodyAsText),
    correlationId: correlationIdOf(response?.headers, request?.headers),
    retryAfterSeconds: waitMs === undefined ? undefined : Math.ceil(waitMs / 1000),
    ...(wasNotSent(error) && { notSent: true }),
  };
  if (status === undefined) return unavailable(facts, error.code ?? 'no answer');
  if (status < 400) return unreadable(facts, 'answer not understood');
  return status < 500 ? refused(status, facts) : unavailable(facts, 'failed');
}

function refused(status: number, facts: ServiceFacts): DeskError {
  const code = (REFUSED as Partial<Record<number, ErrorCode>>)[status] ?? 'ServiceRefused';
  const message = messageOf(facts, 'refused');
  const isRefusal = code === 'ServiceRefused' || code === 'ServiceForbidden';
  return isRefusal
    ? new RefusedError(code, message, { service: facts })
    : new UnreachableError(code, message, { service: facts });
}

function operationFault(service: ServiceName, error: Error): DeskError | undefined {
  const failed = OPERATION_FAILED.exec(error.message);
  if (failed) return operationRefused({ service, serviceCode: failed[1] }, 'operation failed');
  if (error.message === OPERATION_CANCELED) return operationRefused({ service }, 'operation canceled');
  if (LINK_UNREADABLE.test(error.message)) return unreadable({ service }, 'changed: nextLink');
  return error.message.startsWith(POLL_UNREADABLE) ? unreadable({ service }, 'status not known') : undefined;
}

function operationRefused(facts: ServiceFacts, why: string): DeskError {
  return new RefusedError('ServiceRefused', messageOf(facts, why), { service: facts });
}

function messageOf({ service, status, serviceCode, correlationId }: ServiceFacts, why: string): string {
  const known = [why, status, serviceCode, correlationId].filter((part) => part !== undefined);
  return `${service}: ${known.join(', ')}`;
}

/** Where an answer differs from what was expected: names of fields, without what they hold. */
export function changeOf({ issues }: ZodError): string {
  const paths = issues.map(({ path }) => path.filter((part) => typeof part === 'string').join('.'));
  return `changed: ${[...new Set(paths)].slice(0, MAX_PATHS).join(', ')}`;
}
