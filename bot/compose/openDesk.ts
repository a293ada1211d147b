import type { MainDialog } from '../../dialogs/mainDialog.js';
import type { FileOffers } from '../../dialogs/myData/fileOffers.js';
import type { Retention } from '../../dialogs/myData/myDataPorts.js';
import type { Backend } from '../../services/backend.js';
import type { BackendChoice } from '../../services/backendChoice.js';
import type { Clock } from '../../services/clock.js';
import { profilesWithFiles } from '../../services/files/profilesWithFiles.js';
import { settlingDesk } from '../../services/files/settlingDesk.js';
import type { IdSource } from '../../services/ids.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
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
import type { BotApp, TeamsSignIn } from '../config.js';
import { createDialogs } from '../createDialogs.js';
import { DeskBot } from '../deskBot.js';
import type { Logger } from '../log.js';
import { measuredAccess, measuredSettings } from '../measured/measuredChanges.js';
import { measuredDesk } from '../measured/measuredDesk.js';
import { measuredExecution } from '../measured/measuredExecution.js';
import { measuredQuotes } from '../measured/measuredQuotes.js';
import type { Metrics } from '../metrics.js';
import { AddressKeeper } from '../notices/addressKeeper.js';
import type { PortalUser } from '../portal/portal.js';
import type { ReadinessPart } from '../readiness/readiness.js';
import type { ApprovalNews } from '../teams/approvals/approvalNews.js';
import { type OpenApprovals, openApprovals } from './openApprovals.js';
import { documentLog, openBackend } from './openBackend.js';
import { openFileOffers } from './openFileOffers.js';
import { type OpenFiles, openFiles, sweepFiles } from './openFiles.js';
import { openInvokes } from './openInvokes.js';
import { type News, openNoticeBook } from './openNotices.js';
import { openSignIn, signedInHearer } from './openSignIn.js';
import { reportSweep } from './reportSweep.js';

const HERE: StorageChoice = { kind: 'local' };
const KEPT_DAYS = 90;
const DRAFT_DAYS = 180;

/** What fixes a desk's behaviour from outside: tests and transcripts fix the clock and the ids. */
export interface DeskOptions {
  readonly dataDir: string;
  /** The registration under which the bot is reached; shared cards lead to its chat. */
  readonly app?: BotApp | undefined;
  /** The embedded one where absent. */
  readonly backend?: BackendChoice | undefined;
  /** Whether requests may be carried out; they may not where absent. */
  readonly carriesOut?: boolean | undefined;
  /** In US cents: refunds and exchanges above it need approval, at 0 all of them; none where absent. */
  readonly approvalAboveMinor?: number | undefined;
  /** How long and how often the real services are asked; a person's patience where absent. */
  readonly remoteLimits?: Partial<RemoteLimits> | undefined;
  /** On this machine where absent. */
  readonly storage?: StorageChoice;
  /** 90 where absent. */
  readonly conversationDays?: number;
  /** 180 where absent. */
  readonly draftDays?: number;
  /** Whether users are told of news; they are not where absent. */
  readonly tellsNews?: boolean | undefined;
  /** Of the audit trail; plain hashes where absent. */
  readonly auditKey?: string | undefined;
  readonly refundPolicy: RefundPolicy;
  /** Users of Teams are not asked to sign in where absent. */
  readonly teamsSignIn?: TeamsSignIn | undefined;
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
  readonly news: News;
  /** What channels are told of approvals; absent where nothing needs any. */
  readonly approvalNews?: ApprovalNews | undefined;
  close(): Promise<void>;
}

/** Opens the back end and the state and wires the dialogs over them. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { clock, languages, log, metrics } = options;
  const { conversationDays = KEPT_DAYS, draftDays = DRAFT_DAYS } = options;
  const files = await openFiles(options);
  const backend = await openBackend(options, files.store);
  const notices = await openNoticeBook(options);
  const profiles = new RecentDrafts(profilesWithFiles(backend.profiles, files.store), clock, draftDays);
  const state = await openState(options);
  const endSweeps = sweepRegularly(state, {
    clock,
    keptDays: conversationDays,
    report: (report) => reportSweep({ log, metrics }, 'conversations', report),
  });
  const desk = settlingDesk(backend.desk, files.store);
  const endFileSweeps = sweepFiles(files, options, draftDays);
  const parts = {
    ...backend,
    desk,
    files,
    profiles,
    notices,
    colleagues: options.identities ?? backend.colleagues,
  };
  const identities = options.identities ?? backend.identities;
  const conversations = new EtagConversationState(state);
  const fourEyes = await openApprovals(options, parts);
  const signIn = openSignIn(options, conversations);
  const { approvals, execution = parts.execution } = fourEyes ?? {};
  const { fileOffers, handler } = openFileOffers(options, conversations, { ...parts, approvals });
  return {
    bot: new DeskBot({
      ...parts,
      main: wireDialogs(
        options,
        { ...parts, execution, approvals, fileOffers },
        { conversationDays, draftDays },
      ),
      conversations,
      identities,
      signIn,
      approvals: fourEyes?.here,
      ...((options.tellsNews || fourEyes) && { addresses: new AddressKeeper(notices, log, clock) }),
      invokes: openInvokes({
        ...options,
        ...parts,
        desk: measuredDesk(parts.desk, metrics),
        appId: options.app?.id,
        handlers: [handler, ...(fourEyes?.handlers ?? [])],
      }),
      languages,
      clock,
      ids: options.ids,
      log,
      metrics,
    }),
    demoUsers: backend.demoUsers,
    approvalNews: fourEyes?.news,
    news: {
      book: notices,
      identities,
      profiles,
      sources: backend,
      mayHear: signIn && signedInHearer(signIn, identities),
    },
    readiness: [
      { name: 'state', check: () => state.check() },
      { name: 'documents', check: () => backend.check() },
    ],
    async close() {
      await endSweeps();
      await endFileSweeps();
      await fourEyes?.close();
      await state.close();
      await notices.close();
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
  { languages, intents, clock, ids, metrics, tellsNews }: DeskOptions,
  parts: Backend & {
    readonly notices: NoticeBook;
    readonly files: OpenFiles;
    readonly approvals?: OpenApprovals['approvals'] | undefined;
    readonly fileOffers: FileOffers;
  },
  retention: Retention,
): MainDialog {
  return createDialogs({
    ...parts,
    retention,
    tellsNews,
    desk: measuredDesk(parts.desk, metrics),
    quotes: measuredQuotes(parts.quotes, metrics),
    settings: measuredSettings(parts.settings, metrics),
    access: measuredAccess(parts.access, metrics),
    ...(parts.execution && { execution: measuredExecution(parts.execution, metrics) }),
    understander: new DeskUnderstander({ ...parts, languages, intents, clock }),
    clock,
    ids,
    languages,
  });
}
