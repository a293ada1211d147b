import { DeskError } from '../../errors.js';
import { PARTNER_CENTER_SCOPE } from '../customers/openCustomerReader.js';
import type { CheckedPartner } from './checkedPartner.js';
import { entraTime } from './entraTime.js';
import { passed, type Result, type Step, type Steps, wrong } from './steps.js';

/** Microsoft takes what the app signs, and clients take tokens, with the clocks so far apart. */
const MOST_SKEW_MS = 5 * 60_000;

/** Checks the refresh token, the machine's clock, and a token for Partner Center. */
export async function checkIdentity(
  steps: Steps,
  partner: Step<CheckedPartner>,
): Promise<Step<CheckedPartner>> {
  const stored = await steps.take('tokenStore', [partner], storedToken);
  const reached = await steps.take('entra', [partner], skewOf);
  await steps.take('clock', [reached], clockOf);
  const signedIn = await steps.take('partnerToken', [partner, stored, reached], partnerToken);
  await steps.take('tokenKept', [signedIn], keptToken);
  return signedIn;
}

async function storedToken({ store, settings }: CheckedPartner): Promise<Result<undefined>> {
  try {
    await store.read();
    return passed(undefined, 'TokenThere');
  } catch (error) {
    const isFile = settings.refreshToken.kind === 'file' && error instanceof DeskError;
    if (isFile) return wrong('TokenFileUnusable', { why: error.message });
    throw error;
  }
}

/** How far this machine's clock is ahead, in milliseconds. */
async function skewOf({ calls, clock, settings }: CheckedPartner): Promise<Result<number>> {
  const theirs = await entraTime(calls, settings);
  return passed(clock.now().getTime() - theirs.getTime(), 'Reached');
}

async function clockOf(skewMs: number): Promise<Result<undefined>> {
  const seconds = Math.round(skewMs / 1000);
  if (Math.abs(skewMs) > MOST_SKEW_MS) return wrong('ClockWrong', { seconds });
  return passed(undefined, 'ClockRight', { seconds });
}

async function partnerToken(partner: CheckedPartner): Promise<Result<CheckedPartner>> {
  const { credentials, settings } = partner;
  await credentials.forTenant(settings.tenantId).getToken(PARTNER_CENTER_SCOPE);
  return passed(partner, 'TokenGiven');
}

async function keptToken({ store }: CheckedPartner): Promise<Result<undefined>> {
  const { failure, hasWritten } = store;
  if (failure !== undefined) {
    const service = failure instanceof DeskError ? failure.service : undefined;
    return { ...wrong('TokenNotKept'), service };
  }
  return passed(undefined, hasWritten ? 'TokenKept' : 'TokenUnchanged');
}
