import { CHANGING_CALLS } from './calls/changingCalls.js';
import { EXECUTION_CALLS } from './calls/executionCalls.js';
import { FILE_CALLS } from './calls/fileCalls.js';
import { QUOTE_CALLS } from './calls/quoteCalls.js';
import { READING_CALLS } from './calls/readingCalls.js';
import { SUPPORT_CALLS } from './calls/supportCalls.js';
import type { FaultedCall } from './faultedCall.js';
import { FAULT_KINDS, type FaultKind } from './faultKinds.js';
import type { FaultCase } from './tryFault.js';

export const CALLS: readonly FaultedCall[] = [
  ...READING_CALLS,
  ...QUOTE_CALLS,
  ...CHANGING_CALLS,
  ...SUPPORT_CALLS,
  ...EXECUTION_CALLS,
  ...FILE_CALLS,
];

/** Whether every fault of every call is tried, as by `npm run test:backend`; `npm test` tries a share of them. */
export const isWhole = process.env.BACKEND_FAULTS === 'whole';

/** `npm test` tries every so-many-th fault of a call, other ones of the next call. */
const SHARE = 9;

/** The faults of a call that are tried. @param place of the call among all */
export function casesOf(call: FaultedCall, place: number): FaultCase[] {
  return FAULT_KINDS.flatMap((kind, index) => {
    if (!isOf(kind, call) || !(isWhole || isInShare(kind, call, place + index))) return [];
    const strikes = kind.isOfPolls ? (['always'] as const) : (['always', 'once'] as const);
    return strikes.map((one) => ({ call, kind, strikes: one }));
  });
}

function isOf(kind: FaultKind, call: FaultedCall): boolean {
  return !kind.isOfPolls || call.call.endsWith('.poll');
}

/** What took effect and was not heard of is tried always: that is how a thing gets done twice. */
function isInShare(kind: FaultKind, call: FaultedCall, place: number): boolean {
  if (kind.isOfPolls) return false;
  return place % SHARE === 0 || (call.effects !== undefined && kind.name === 'reset after');
}
