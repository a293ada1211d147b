import { DeskError } from '../errors.js';
import { serviceFault } from './serviceFault.js';
import type { ServiceName } from './serviceName.js';

/**
 * Runs a call and turns every fault of it into a DeskError with `service` facts. An error that no service can have caused
 * is a mistake of ours and stays as it is.
 * @throws RefusedError `ServiceRefused`, `ServiceForbidden`
 * @throws UnreachableError `ServiceSignIn`, `ServiceBusy`, `ServiceUnavailable`, `ServiceUnreadable`
 */
export async function remotely<T>(service: ServiceName, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw serviceFault(service, error);
  }
}

/** Whether a service said that it has no such thing, or has it no more. */
export function isNotFound(error: unknown): boolean {
  return error instanceof DeskError && (error.service?.status === 404 || error.service?.status === 410);
}
