import type { BotAdapter } from 'botbuilder';
import type { Clock } from '../../services/clock.js';
import type { IdSource } from '../../services/ids.js';
import { openMedium } from '../../services/local/medium/openMedium.js';
import { DocumentNoticeBook } from '../../services/local/notices/documentNoticeBook.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { NoticeBook } from '../../services/notices/noticeBook.js';
import type { IdentityDirectory, UserProfiles } from '../../services/ports.js';
import { regularly } from '../../services/regularly.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import type { Config } from '../config.js';
import { NoticeLook, type NoticeSources } from '../notices/noticeLook.js';
import { NoticeMessages } from '../notices/noticeMessages.js';
import { NoticeRounds } from '../notices/noticeRounds.js';
import { type MayHear, NoticeSender } from '../notices/noticeSender.js';
import type { ProcessTools } from '../start.js';
import { documentLog } from './openBackend.js';
import type { DeskOptions } from './openDesk.js';

const HERE: StorageChoice = { kind: 'local' };
/** News of requests may be so old; reading them anew each time would be more often than anybody answers. */
const EVERY_MS = 5 * 60_000;

/** What the desk has for telling its users of news. */
export interface News {
  readonly book: NoticeBook;
  readonly identities: IdentityDirectory;
  readonly profiles: Pick<UserProfiles, 'get'>;
  readonly sources: NoticeSources;
  readonly mayHear?: MayHear | undefined;
}

/** Opens the book beside the desk's documents, which must be there already. @throws UnreachableError `BackendUnreachable` */
export async function openNoticeBook(options: DeskOptions): Promise<NoticeBook> {
  const { backend, dataDir, storage = HERE, clock, log } = options;
  const place = backend?.kind === 'partner-center' ? 'ledger' : 'desk';
  const medium = await openMedium(storage, dataDir, place);
  return DocumentNoticeBook.open({ medium, clock, log: documentLog(log) });
}

export interface NewsParts {
  readonly config: Pick<Config, 'app' | 'tellsNews'>;
  readonly adapter: BotAdapter;
  readonly directLine: { readonly adapter: BotAdapter };
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly tools: ProcessTools;
}

/** Tells the users of news from here on, if the desk does so at all. @returns what ends it, before the channels close */
export function tellNews(news: News, parts: NewsParts): () => Promise<void> {
  const { config, adapter, directLine, languages, tools, clock, ids } = parts;
  if (!config.tellsNews) return async () => {};
  const adapters = { botFramework: adapter, directLine: directLine.adapter };
  const rounds = new NoticeRounds({
    ...news,
    look: new NoticeLook(news.sources),
    messages: new NoticeMessages(languages),
    sender: new NoticeSender({ adapters, appId: config.app?.id, mayHear: news.mayHear }),
    clock,
    ids,
    log: tools.log,
    metrics: tools.metrics,
  });
  const end = regularly(EVERY_MS, async () => {
    await rounds.run();
  });
  return () => {
    rounds.stop();
    return end();
  };
}
