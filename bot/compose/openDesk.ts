import type { MainDialog } from '../../dialogs/mainDialog.js';
import type { Retention } from '../../dialogs/myData/myDataPorts.js';
import type { Backend } from '../../services/backend.js';
import type { BackendChoice } from '../../services/backendChoice.js';
import type { Clock } from '../../services/clock.js';
import type { IdSource } from '../../services/ids.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { IdentityDirectory } from '../../services/ports.js';
import type { RefundPolicy } from '../../services/quotes/refundPolicy.js';
import { RecentDrafts } from '../../services/recentDrafts.js';
import type { RemoteLimits } from '../../services/remote/remoteLimits.js';
import type { Colleagues } from '../../services/roles.js';
import { EtagConversationState } from '../../services/storage/etagConversationState.js';
import { openStateStore } from '../../services/storage/openStateStore.js';
import type { StateStore } from '../../services/storage/stateStore.js';
import { sweepRegularly } from '../../services/storage/stateSweep.js';
import { timedStateStore } from '../../services/storage/timedStateStore.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import { DeskUnderstander } from '../../services/understanding/deskUnderstander.js';
import type { Intents } from '../../services/understanding/intents.js';
import { createDialogs } from '../createDialogs.js';
import { DeskBot } from '../deskBot.js';
import type { Logger } from '../log.js';
import { measuredAccess, measuredSettings } from '../measured/measuredChanges.js';
import { measuredDesk } from '../measured/measuredDesk.js';
import { measuredQuotes } from '../measured/measuredQuotes.js';
import type { Metrics } from '../metrics.js';
import type { PortalUser } from '../portal/portal.js';
import type { ReadinessPart } from '../readiness/readiness.js';
import { documentLog, openBackend } from './openBackend.js';
import { reportSweep } from './reportSweep.js';

const HERE: StorageChoice = { kind: 'local' };
const KEPT_DAYS = 90;
const DRAFT_DAYS = 180;

/** What fixes a desk's behaviour from outside: tests and transcripts fix the clock and the ids. */
export interface DeskOptions {
  readonly dataDir: string;
  /** The embedded one where absent. */
  readonly backend?: BackendChoice | undefined;
  /** How long and how often the real services are asked; a person's patience where absent. */
  readonly remoteLimits?: Partial<RemoteLimits> | undefined;
  /** On this machine where absent. */
  readonly storage?: StorageChoice;
  /** 90 where absent. */
  readonly conversationDays?: number;
  /** 180 where absent. */
  readonly draftDays?: number;
  /** Of the audit trail; plain hashes where absent. */
  readonly auditKey?: string | undefined;
  readonly refundPolicy: RefundPolicy;
  /** Whom the desk knows; everybody is a demo user where absent. */
  readonly identities?: (IdentityDirectory & Colleagues) | undefined;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly languages: LanguageBook;
  readonly intents: Intents;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** The bot over its back end and state, without a server. */
export interface OpenDesk {
  readonly bot: DeskBot;
  readonly readiness: readonly ReadinessPart[];
  readonly demoUsers: readonly PortalUser[];
  close(): Promise<void>;
}

/** Opens the back end and the state and wires the dialogs over them. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { clock, languages, log, metrics } = options;
  const { conversationDays = KEPT_DAYS, draftDays = DRAFT_DAYS } = options;
  const backend = await openBackend(options);
  const profiles = new RecentDrafts(backend.profiles, clock, draftDays);
  const state = await openState(options);
  const endSweeps = sweepRegularly(state, {
    clock,
    keptDays: conversationDays,
    report: (report) => reportSweep({ log, metrics }, 'conversations', report),
  });
  const parts = { ...backend, profiles, colleagues: options.identities ?? backend.colleagues };
  return {
    bot: new DeskBot({
      ...parts,
      main: wireDialogs(options, parts, { conversationDays, draftDays }),
      conversations: new EtagConversationState(state),
      identities: options.identities ?? backend.identities,
      languages,
      clock,
      log,
      metrics,
    }),
    demoUsers: backend.demoUsers,
    readiness: [
      { name: 'state', check: () => state.check() },
      { name: 'documents', check: () => backend.check() },
    ],
    async close() {
      await endSweeps();
      await state.close();
      await backend.close();
    },
  };
}

async function openState(options: DeskOptions): Promise<StateStore> {
  const { dataDir, storage = HERE, clock, log, metrics } = options;
  return timedStateStore(
    await openStateStore(storage, dataDir, clock, documentLog(log)),
    metrics.storageStarted,
  );
}

/** The dialogs over the back end, whose work is counted. */
function wireDialogs(
  { languages, intents, clock, ids, metrics }: DeskOptions,
  parts: Backend,
  retention: Retention,
): MainDialog {
  return createDialogs({
    ...parts,
    retention,
    desk: measuredDesk(parts.desk, metrics),
    quotes: measuredQuotes(parts.quotes, metrics),
    settings: measuredSettings(parts.settings, metrics),
    access: measuredAccess(parts.access, metrics),
    understander: new DeskUnderstander({ ...parts, languages, intents, clock }),
    clock,
    ids,
    languages,
  });
}
