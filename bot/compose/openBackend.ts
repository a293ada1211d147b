import type { Backend } from '../../services/backend.js';
import type { PartnerCenterBackend } from '../../services/backendChoice.js';
import type { DeskLog } from '../../services/local/deskLog.js';
import { openMedium } from '../../services/local/medium/openMedium.js';
import { openLocalBackend } from '../../services/local/openLocalBackend.js';
import type { RemoteCall } from '../../services/remote/remoteCall.js';
import type { RequestFiles } from '../../services/requestFiles.js';
import { openAuditStore } from '../../services/storage/openAuditStore.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import type { Logger } from '../log.js';
import type { DeskOptions } from './openDesk.js';

const HERE: StorageChoice = { kind: 'local' };

/** Opens the back end that the settings name. @throws UnreachableError `BackendUnreachable` */
export function openBackend(options: DeskOptions, files: RequestFiles): Promise<Backend> {
  const { backend } = options;
  return backend?.kind === 'partner-center' ? openReal(backend, options, files) : openEmbedded(options);
}

async function openEmbedded(options: DeskOptions): Promise<Backend> {
  const { dataDir, storage = HERE, auditKey, carriesOut, clock, ids, refundPolicy: policy, log } = options;
  const medium = await openMedium(storage, dataDir);
  const audits = await openAuditStore(storage, dataDir);
  return openLocalBackend({
    dataDir,
    medium,
    audits,
    auditKey,
    carriesOut,
    clock,
    ids,
    policy,
    log: documentLog(log),
  });
}

/** The clients of Microsoft's services take a second to load: a desk without them does not wait for it. */
async function openReal(
  settings: PartnerCenterBackend,
  options: DeskOptions,
  files: RequestFiles,
): Promise<Backend> {
  const { dataDir, storage = HERE, auditKey, clock, ids, refundPolicy: policy, log, metrics } = options;
  const { openPartnerCenterBackend } = await import(
    '../../services/partnerCenter/openPartnerCenterBackend.js'
  );
  return openPartnerCenterBackend({
    settings,
    medium: await openMedium(storage, dataDir, 'ledger'),
    audits: await openAuditStore(storage, dataDir, 'ledger'),
    auditKey,
    carriesOut: options.carriesOut,
    clock,
    ids,
    random: Math.random,
    files,
    policy,
    log: ({ level, ...event }) => log[level](event, 'real services'),
    limits: options.remoteLimits,
    seen(call) {
      metrics.serviceCalled(call);
      logCall(log, call);
    },
  });
}

/** What went well is told by the metrics. */
export function logCall(log: Logger, { operation, ...call }: RemoteCall): void {
  if (call.outcome === 'ok') return;
  const level = call.outcome === 'refused' ? 'info' : 'warn';
  log[level]({ ...call, operation }, 'service call');
}

export function documentLog(log: Logger): DeskLog {
  return ({ level, ...event }) => log[level](event, 'desk document');
}
