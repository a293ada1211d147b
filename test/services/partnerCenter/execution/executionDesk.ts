import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AuditSeal } from '../../../../services/audit/auditSeal.js';
import { verifyTrails } from '../../../../services/audit/verifyTrails.js';
import type { Backend } from '../../../../services/backend.js';
import type { Execution, RequestExecution } from '../../../../services/execution.js';
import { randomIds } from '../../../../services/ids.js';
import { AuditedFiles } from '../../../../services/local/auditedFiles.js';
import type { DocumentMedium } from '../../../../services/local/medium/documentMedium.js';
import type { SupportRequest } from '../../../../services/model.js';
import { openPartnerCenterBackend } from '../../../../services/partnerCenter/openPartnerCenterBackend.js';
import type { RemoteLimits } from '../../../../services/remote/remoteLimits.js';
import { openStandIn, type StandInOptions } from '../../../standIn/standIn.js';
import { CSP_2018 } from '../../../support/csp2018.js';
import { MemoryAuditStore } from '../../audit/auditSamples.js';
import { deskSeed } from '../../contract/contractSeeds.js';
import { agreedTo } from '../../contract/executionContract.js';
import { ANA, exchangeSubmission, purchase, refundSubmission, StillClock } from '../../local/deskFixture.js';
import { SharedFiles, SharedMemoryMedium } from '../../local/medium/sharedMemory.js';
import { standInSettings } from '../standInSettings.js';

/** Quick to give up, so that a test sees what a user sees after minutes. */
const LIMITS: Partial<RemoteLimits> = {
  attemptMs: 300,
  totalMs: 1_000,
  maxRetries: 1,
  backoff: { firstMs: 1, mostMs: 2 },
  pollMs: 1,
  operationMs: 1_000,
  breaker: { failures: 1_000, halfOpenAfterMs: 1 },
};

export const KINDS = ['return', 'exchange'] as const;
export type Kind = (typeof KINDS)[number];

/** Documents that several servers share; a test may see what is written, and keep it from being. */
export class WatchedMedium extends SharedMemoryMedium {
  beforeWriting: (text: string) => void | Promise<void> = () => {};
  afterWriting: (text: string) => void | Promise<void> = () => {};

  override async write(file: string, text: string, expected: string | undefined): Promise<string> {
    await this.beforeWriting(text);
    const version = await super.write(file, text, expected);
    await this.afterWriting(text);
    return version;
  }
}

/** A process that carries requests out. */
export interface Server {
  readonly backend: Backend;
  readonly execution: RequestExecution;
  readonly medium: WatchedMedium;
}

/** Servers of one desk that carry requests out, over a stand-in of Microsoft's services. */
export async function openExecutionDesk(options: Partial<StandInOptions> = {}) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'reservation-desk-'));
  const clock = new StillClock();
  const standIn = await openStandIn({ documents: deskSeed(), clock: new StillClock(), ...options });
  const settings = await standInSettings(standIn, folder);
  const files = new SharedFiles();
  const audits = new MemoryAuditStore();
  const servers: Server[] = [];
  const open = (medium: DocumentMedium, carriesOut: boolean) =>
    openPartnerCenterBackend({
      settings,
      medium,
      audits,
      carriesOut,
      clock,
      ids: randomIds,
      random: Math.random,
      policy: CSP_2018,
      log: () => {},
      limits: LIMITS,
    });
  const begin = async (): Promise<Server> => {
    const medium = new WatchedMedium(files);
    const backend = await open(medium, true);
    assert.ok(backend.execution);
    const server = { backend, execution: backend.execution, medium };
    servers.push(server);
    return server;
  };
  const contoso = standIn.world.customer('contoso');
  assert.ok(contoso);
  return {
    clock,
    standIn,
    contoso,
    begin,
    /** A process that carries nothing out. */
    beginWithout: () => open(new SharedMemoryMedium(files), false),
    ...(await begin()),
    later: (minutes: number) => {
      clock.current = new Date(clock.current.getTime() + minutes * 60_000);
    },
    /** How often orders came to the service. */
    sent: () =>
      standIn.calls.filter(({ operation }) => /^reservations\.(return|exchange)$/.test(operation)).length,
    /** What is on file of how far it is carried out. */
    onFile: ({ id }: SupportRequest): Execution | undefined => {
      const { requests } = JSON.parse(files.files.get('customers/contoso.json')?.text ?? '{}');
      return requests.find((one: SupportRequest) => one.id === id)?.execution;
    },
    entries: async () => {
      const lines: string[] = [];
      for await (const line of audits.lines('contoso')) lines.push(line);
      return lines.map((line) => JSON.parse(line));
    },
    async close() {
      standIn.clearFaults();
      for (const { backend, medium } of servers) {
        medium.beforeWriting = () => {};
        await backend.close();
      }
      const documents = new AuditedFiles(new SharedMemoryMedium(files));
      for await (const { breaks } of verifyTrails({ documents, store: audits, seal: new AuditSeal() })) {
        assert.deepEqual(breaks, []);
      }
      await standIn.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ExecutionDesk = Awaited<ReturnType<typeof openExecutionDesk>>;

/** A request for the refund of four units, or for the exchange of four. */
export async function filed({ backend }: Server, kind: Kind): Promise<SupportRequest> {
  const returns = [{ reservationId: 'r-web', quantity: 4 }];
  const sent =
    kind === 'return'
      ? await refundSubmission(backend, 4)
      : await exchangeSubmission(backend, returns, [purchase(5)]);
  return backend.desk.submit(ANA, sent);
}

/** Confirms what it would come to now. */
export async function carryOut({ execution }: Server, { id }: SupportRequest): Promise<SupportRequest> {
  return execution.execute(ANA, id, agreedTo(await execution.terms(ANA, id)));
}
