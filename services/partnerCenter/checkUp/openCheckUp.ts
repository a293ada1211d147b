import type { CheckUp, CheckUpAsk, Finding } from '../../checkUp.js';
import type { RemoteCall } from '../../remote/remoteCall.js';
import type { RemoteTools } from '../../remote/remoteCalls.js';
import type { PartnerCenterSettings } from '../partnerCenterSettings.js';
import { checkAccess } from './accessChecks.js';
import { type CheckedPartner, openCheckedPartner } from './checkedPartner.js';
import { checkCustomer } from './customerChecks.js';
import { checkIdentity } from './identityChecks.js';
import { problemOf, toldProblem } from './problems.js';
import { checkReservations, checkSubscriptions } from './reservationChecks.js';
import { type Step, Steps } from './steps.js';
import { checkStorage } from './storageChecks.js';
import { checkSupport } from './supportChecks.js';

/** Checks by the very calls that the back end makes. */
export function openCheckUp(tools: Omit<RemoteTools, 'seen'>): CheckUp {
  return async (ask, tell) => {
    const heard: RemoteCall[] = [];
    const settings = partnerSettings(ask);
    const steps = new Steps({
      clock: tools.clock,
      problemOf: (check, error) => problemOf(check, error, heard),
      tell(finding) {
        tell(told(finding, heard, settings));
        heard.length = 0;
      },
    });
    const partner = settings && openCheckedPartner(settings, { ...tools, seen: (call) => heard.push(call) });
    await checkServices(steps, ask, partnerStep(ask, partner));
    await checkStorage(steps, ask.kept ? { value: ask.kept } : { missing: 'settings' });
  };
}

async function checkServices(steps: Steps, ask: CheckUpAsk, partner: Step<CheckedPartner>): Promise<void> {
  const signedIn = await checkIdentity(steps, partner);
  const customer = await checkCustomer(steps, signedIn, ask);
  await checkSubscriptions(steps, customer);
  const reservation = await checkReservations(steps, customer, ask);
  await checkAccess(steps, customer, reservation);
  await checkSupport(steps, customer);
}

function partnerStep(ask: CheckUpAsk, partner: CheckedPartner | undefined): Step<CheckedPartner> {
  if (partner) return { value: partner };
  return { missing: ask.backend ? 'backendLocal' : 'settings' };
}

function partnerSettings({ backend }: CheckUpAsk): PartnerCenterSettings | undefined {
  return backend?.kind === 'partner-center' ? backend : undefined;
}

function told(
  finding: Finding,
  heard: readonly RemoteCall[],
  settings: PartnerCenterSettings | undefined,
): Finding {
  if (finding.outcome !== 'problem') return finding;
  const { check, durationMs } = finding;
  return { ...toldProblem(finding, heard, settings), check, durationMs };
}
