import type { BotAdapter } from 'botbuilder';
import { askerDraftsOf } from '../../dialogs/request/askerDraftsOf.js';
import { ApprovalDocuments } from '../../services/approvals/approvalDocuments.js';
import { ApprovedExecution } from '../../services/approvals/approvedExecution.js';
import { DeskApprovals } from '../../services/approvals/deskApprovals.js';
import type { Backend } from '../../services/backend.js';
import { openMedium } from '../../services/local/medium/openMedium.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import type { Config } from '../config.js';
import { measuredDesk } from '../measured/measuredDesk.js';
import { type MayHear, NoticeSender } from '../notices/noticeSender.js';
import { ApprovalNews } from '../teams/approvals/approvalNews.js';
import { ApprovalsHere } from '../teams/approvals/approvalsHere.js';
import { boardHandler } from '../teams/approvals/boardHandler.js';
import { ChannelSpeaker } from '../teams/approvals/channelSpeaker.js';
import { NoticeTeller, type NoticeTellerParts } from '../teams/approvals/noticeTeller.js';
import { documentLog } from './openBackend.js';
import type { DeskOptions } from './openDesk.js';
import type { OpenFiles } from './openFiles.js';

const HERE: StorageChoice = { kind: 'local' };

/** What the desk has where refunds and exchanges need approval. */
export type OpenApprovals = NonNullable<Awaited<ReturnType<typeof openApprovals>>>;

/**
 * Opens approvals beside the desk's documents, which must be there already; undefined where nothing needs any.
 * @throws UnreachableError `BackendUnreachable`
 */
export async function openApprovals(
  options: DeskOptions,
  { files, ...parts }: Backend & { readonly files: Pick<OpenFiles, 'store'> },
) {
  const { approvalAboveMinor: aboveMinor, clock, log: logger, languages, metrics } = options;
  if (aboveMinor === undefined) return undefined;
  const { backend, dataDir, storage = HERE } = options;
  const medium = await openMedium(storage, dataDir, backend?.kind === 'partner-center' ? 'ledger' : 'desk');
  const log = documentLog(logger);
  const documents = await ApprovalDocuments.open({ medium, clock, log });
  const desk = measuredDesk(parts.desk, metrics);
  const drafts = askerDraftsOf({ ...parts, languages, clock });
  const approvals = new DeskApprovals({
    ...parts,
    desk,
    documents,
    drafts,
    files: files.store,
    clock,
    log,
    aboveMinor,
  });
  const news = new ApprovalNews({ board: approvals, languages, log: logger });
  const ports = { approvals, board: approvals, colleagues: parts.colleagues, news, languages };
  const { execution } = parts;
  return {
    approvals,
    /** Carrying out, where the desk does. */
    execution: execution && new ApprovedExecution(execution, approvals),
    news,
    here: new ApprovalsHere(ports),
    handlers: [boardHandler(ports)],
    async close() {
      await news.close();
      await approvals.close();
    },
  };
}

export interface ApprovalWays extends Omit<NoticeTellerParts, 'sender'> {
  readonly config: Pick<Config, 'app'>;
  readonly adapter: BotAdapter;
  readonly directLine: { readonly adapter: BotAdapter };
  readonly languages: LanguageBook;
  readonly mayHear?: MayHear | undefined;
}

/** From here on channels show what waits for approval, and askers are told how it ended. */
export function connectApprovals(news: ApprovalNews | undefined, ways: ApprovalWays): void {
  const { config, adapter, directLine } = ways;
  const appId = config.app?.id;
  const adapters = { botFramework: adapter, directLine: directLine.adapter };
  news?.connect({
    speaker: new ChannelSpeaker({ adapter, appId }),
    teller: new NoticeTeller({
      ...ways,
      sender: new NoticeSender({ adapters, appId, mayHear: ways.mayHear }),
    }),
  });
}
