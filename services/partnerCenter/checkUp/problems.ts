import type { CheckName, Facts, Outcome } from '../../checkUp.js';
import { DeskError, type ServiceFacts } from '../../errors.js';
import type { RemoteCall } from '../../remote/remoteCall.js';
import type { ServiceName } from '../../remote/serviceName.js';
import type { PartnerCenterSettings } from '../partnerCenterSettings.js';
import { causeOf } from './causes.js';

type Problem = Outcome & { readonly outcome: 'problem' };

/** What the checks asked of services since the last finding. */
export type Heard = readonly RemoteCall[];

/** What an error that came up during a check means. */
export function problemOf(check: CheckName, error: unknown, heard: Heard): Problem {
  if (!(error instanceof DeskError)) {
    const name = error instanceof Error ? error.name : 'no error';
    return { outcome: 'problem', cause: 'Unexpected', facts: { name } };
  }
  const service = error.service && completed(error.service, heard);
  const cause = causeOf(check, error.code, service);
  return { outcome: 'problem', cause, facts: {}, service };
}

/** A problem with what else the person who mends it has to know: the id to quote, and where the service was looked for. */
export function toldProblem(
  problem: Problem,
  heard: Heard,
  settings: PartnerCenterSettings | undefined,
): Problem {
  const service = problem.service ?? lastRefusal(heard);
  if (!service) return problem;
  const host = settings && new URL(addressOf(service.service, settings)).host;
  const facts: Facts = host === undefined ? problem.facts : { host, ...problem.facts };
  return { ...problem, facts, service };
}

/** Adapters that read an answer themselves leave out what it came with. */
function completed(service: ServiceFacts, heard: Heard): ServiceFacts {
  const call = heard.findLast((one) => one.service === service.service);
  if (!call) return service;
  const { status = call.status, correlationId = call.correlationId } = service;
  return { ...service, status, correlationId };
}

function lastRefusal(heard: Heard): ServiceFacts | undefined {
  const last = heard.at(-1);
  if (!last || last.outcome === 'ok') return undefined;
  const { service, status, correlationId } = last;
  return { service, status, correlationId };
}

function addressOf(service: ServiceName, settings: PartnerCenterSettings): string {
  const { refreshToken: place } = settings;
  switch (service) {
    case 'entra':
      return settings.entraUrl;
    case 'keyVault':
      return place.kind === 'vault' ? place.vaultUrl : settings.entraUrl;
    case 'partnerCenter':
      return settings.partnerCenterUrl;
    case 'graph':
      return settings.graphUrl;
    default:
      return settings.managementUrl;
  }
}
