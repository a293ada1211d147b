import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TurnContext } from 'botbuilder';
import { type Clock, systemClock } from '../services/clock.js';
import { type IdSource, randomIds } from '../services/ids.js';
import { KeyedQueue } from '../services/keyedQueue.js';
import type { DeskLog } from '../services/local/deskLog.js';
import { openLocalBackend } from '../services/local/openLocalBackend.js';
import { loadLanguageBook } from '../services/localization/languageBook.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { RefundPolicy } from '../services/quotes/refundPolicy.js';
import { EtagConversationState } from '../services/storage/etagConversationState.js';
import { LmdbStateStore } from '../services/storage/lmdbStateStore.js';
import { DeskUnderstander } from '../services/understanding/deskUnderstander.js';
import { Intents } from '../services/understanding/intents.js';
import { loadSentences } from '../services/understanding/loadSentences.js';
import { DeskAdapter } from './adapter/deskAdapter.js';
import { installTurnPipeline } from './adapter/turnPipeline.js';
import type { Config } from './config.js';
import { createDialogs } from './createDialogs.js';
import { DeskBot } from './deskBot.js';
import { openDirectLine } from './directLine/directLine.js';
import { failureSentence } from './failureSentence.js';
import type { ReadinessPart } from './http/probes.js';
import type { Logger } from './log.js';
import { measuredDesk } from './measuredDesk.js';
import type { Metrics } from './metrics.js';
import { mountPortal, type PortalUser } from './portal/portal.js';
import { portalToken } from './portal/portalToken.js';
import type { Compose, ProcessTools } from './start.js';
import { createTurnErrorHandler } from './turnErrors.js';

/** Where the build lays the page: beside the compiled portal. */
const PAGE = fileURLToPath(new URL('./portal/public/', import.meta.url));

/** The world's own time and chance, for a desk that is in use. */
const REAL_WORLD = { clock: systemClock, ids: randomIds } as const;

/** What fixes a desk's behaviour from outside: tests and transcripts fix the clock and the ids. */
export interface DeskOptions {
  readonly dataDir: string;
  readonly refundPolicy: RefundPolicy;
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

/** Opens the embedded back end and the state below `dataDir` and wires the dialogs over them. */
export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { dataDir, refundPolicy: policy, clock, ids, languages, intents, log, metrics } = options;
  const backend = await openLocalBackend({ dataDir, clock, policy, log: reportTo(log) });
  const state = LmdbStateStore.open(join(dataDir, 'state'), clock);
  const main = createDialogs({
    ...backend,
    desk: measuredDesk(backend.desk, metrics),
    understander: new DeskUnderstander({ ...backend, languages, intents, clock }),
    clock,
    ids,
    languages,
  });
  const conversations = new EtagConversationState(state);
  return {
    bot: new DeskBot({ main, conversations, languages, clock, log, ...backend }),
    demoUsers: backend.demoUsers,
    readiness: [
      { name: 'state', check: () => state.check() },
      { name: 'documents', check: () => access(join(dataDir, 'desk'), constants.W_OK) },
    ],
    async close() {
      await state.close();
      await backend.close();
    },
  };
}

/** Wires the whole process. */
export const compose: Compose = async (config, tools) => {
  const languages = loadLanguageBook(config.defaultLocale);
  const intents = new Intents(loadSentences());
  const desk = await openDesk({ ...config, ...REAL_WORLD, ...tools, languages, intents });
  const { adapter, directLine, onTurn } = await openChannels(desk.bot, languages, config, tools);
  const anonymous = config.app === undefined;
  const demoUsers = anonymous ? desk.demoUsers : [];
  // Goes on between the first turns: nobody waits for it.
  void intents.train();
  return {
    adapter,
    bot: onTurn,
    readiness: desk.readiness,
    directLineToken: portalToken(directLine, {
      anonymous,
      publicUrl: config.publicUrl,
      demoUsers: demoUsers.map(({ id }) => id),
    }),
    mountDirectLine: (server) => directLine.mount(server),
    mountPortal: (server) =>
      mountPortal(server, {
        publicDir: PAGE,
        defaultLanguage: languages.languages[0] ?? 'en',
        nonces: randomIds,
        frameOrigins: config.allowedOrigins,
        demoUsers,
      }),
    stopChannels: () => directLine.close(),
    close: () => desk.close(),
  };
};

/** Both ways in to the bot, with the same around every turn: order, measures, and what is said of a failure. */
async function openChannels(bot: DeskBot, languages: LanguageBook, config: Config, tools: ProcessTools) {
  const onTurn = (context: TurnContext) => bot.onTurn(context);
  const sentence = failureSentence(languages);
  const onTurnError = createTurnErrorHandler({ ...tools, ids: REAL_WORLD.ids, sentence });
  const pipeline = { queue: new KeyedQueue(), metrics: tools.metrics, onTurnError };
  const directLine = await openDirectLine({
    ...config,
    ...REAL_WORLD,
    log: tools.log,
    onTurn,
    onTurnError,
    bot: { id: 'reservation-desk', name: 'Reservation Desk' },
  });
  installTurnPipeline(directLine.adapter, pipeline);
  return { adapter: new DeskAdapter(config.app, pipeline), directLine, onTurn };
}

function reportTo(log: Logger): DeskLog {
  return ({ level, ...event }) => log[level](event, 'desk document');
}
