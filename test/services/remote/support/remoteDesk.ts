import { AzureReservationAPI } from '@azure/arm-reservations';
import type { TokenCredential } from '@azure/core-auth';
import type { RemoteCall } from '../../../../services/remote/remoteCall.js';
import { RemoteCalls } from '../../../../services/remote/remoteCalls.js';
import type { RemoteLimits } from '../../../../services/remote/remoteLimits.js';
import { countingIds } from '../../../support/fixedIds.js';
import { openScriptedService, type ScriptedService } from './scriptedService.js';

export const TOKEN = 'a-token-nobody-may-see';
export const PERMIT: TokenCredential = {
  getToken: async () => ({ token: TOKEN, expiresOnTimestamp: Number.MAX_SAFE_INTEGER }),
};

export interface RemoteDesk {
  readonly service: ScriptedService;
  readonly calls: RemoteCalls;
  /** Of every call that was over. */
  readonly seen: RemoteCall[];
  /** Pauses before retries, in milliseconds: none of them is really waited for. */
  readonly pauses: number[];
  /** Lets time go by. */
  later(ms: number): void;
  reservations(credential?: TokenCredential): AzureReservationAPI;
  close(): Promise<void>;
}

/** Calls to a scripted service. The clock stands still but for pauses and `later`. */
export async function openRemoteDesk(limits: Partial<RemoteLimits> = {}, random = 0.5): Promise<RemoteDesk> {
  const service = await openScriptedService();
  const seen: RemoteCall[] = [];
  const pauses: number[] = [];
  let nowMs = Date.parse('2026-11-23T08:00:00Z');
  const calls = new RemoteCalls({
    clock: { now: () => new Date(nowMs) },
    ids: countingIds(),
    random: () => random,
    seen: (call) => seen.push(call),
    limits: { pollMs: 1, ...limits },
    wait: async (ms) => {
      pauses.push(ms);
      nowMs += ms;
    },
  });
  return {
    service,
    calls,
    seen,
    pauses,
    later(ms) {
      nowMs += ms;
    },
    reservations: (credential = PERMIT) =>
      new AzureReservationAPI(credential, calls.optionsFor('reservations', `${service.url}/arm`)),
    close: () => service.close(),
  };
}
