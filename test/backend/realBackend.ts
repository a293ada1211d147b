import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Backend } from '../../services/backend.js';
import { randomIds } from '../../services/ids.js';
import type { CustomerDocument } from '../../services/local/deskDocuments.js';
import { openPartnerCenterBackend } from '../../services/partnerCenter/openPartnerCenterBackend.js';
import type { PartnerCenterSettings } from '../../services/partnerCenter/partnerCenterSettings.js';
import type { RemoteLimits } from '../../services/remote/remoteLimits.js';
import { auditFiles } from '../../services/storage/openAuditStore.js';
import { deskSeed } from '../services/contract/contractSeeds.js';
import { mediumIn } from '../services/local/deskFixture.js';
import { standInSettings } from '../services/partnerCenter/standInSettings.js';
import { openStandIn, type StandIn } from '../standIn/standIn.js';
import { CSP_2018 } from '../support/csp2018.js';

/** Quick to give up, as a person's half a minute would be too long for a table. No breaker: each case stands for itself. */
export const SHORT_LIMITS: RemoteLimits = {
  attemptMs: 250,
  totalMs: 1_400,
  maxRetries: 3,
  maxRetryAfterSeconds: 10,
  backoff: { firstMs: 5, mostMs: 20 },
  pollMs: 5,
  operationMs: 2_000,
  breaker: { failures: 1_000, halfOpenAfterMs: 1_000 },
};

/** A day and an hour: nothing that was kept is fresh any more, and no token holds. */
const LONGER_THAN_ANYTHING_IS_KEPT_MS = 25 * 3_600_000;

/** Goes on as real time does, from the instant of the small desk on. */
export class RunningClock {
  readonly #begun = performance.now();
  #atMs = Date.parse('2026-06-15T10:00:00.000Z');

  now(): Date {
    return new Date(this.#atMs + performance.now() - this.#begun);
  }

  jump(ms: number): void {
    this.#atMs += ms;
  }
}

export interface RealBackend {
  readonly standIn: StandIn;
  readonly backend: Backend;
  readonly clock: RunningClock;
  readonly settings: PartnerCenterSettings;
  /** Resolves when what is read in the background at the start is read: all customers, and then something of each. */
  readonly settled: Promise<unknown>;
  /** What was kept of answers and tokens is no longer fresh: whatever is done next asks the services. */
  forgetAnswers(): void;
  close(): Promise<void>;
}

export interface RealBackendSetup {
  readonly documents?: readonly CustomerDocument[];
  /** Instead of the short ones. */
  readonly limits?: Partial<RemoteLimits>;
  /** Does something to the services before the back end is there. */
  readonly before?: (standIn: StandIn) => void;
}

/** The whole real back end over a stand-in of its own. Nothing is read yet. */
export async function openRealBackend(setup: RealBackendSetup = {}): Promise<RealBackend> {
  const { documents = deskSeed(), before, limits = SHORT_LIMITS } = setup;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new RunningClock();
  const standIn = await openStandIn({ documents, clock });
  before?.(standIn);
  const settings = await standInSettings(standIn, folder);
  const told = new EventEmitter();
  const settled = Promise.all([once(told, 'CustomersLoaded'), once(told, 'PortfolioRead')]);
  const backend = await openPartnerCenterBackend({
    settings,
    medium: mediumIn(folder),
    audits: auditFiles(folder),
    carriesOut: true,
    clock,
    ids: randomIds,
    random: Math.random,
    policy: CSP_2018,
    log: ({ code }) => told.emit(code),
    limits,
  });
  return {
    standIn,
    backend,
    clock,
    settings,
    settled,
    forgetAnswers: () => clock.jump(LONGER_THAN_ANYTHING_IS_KEPT_MS),
    async close() {
      standIn.clearFaults();
      await backend.close();
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
