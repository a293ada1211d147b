import { fileURLToPath } from 'node:url';
import type { TurnContext } from 'botbuilder';
import { type Clock, systemClock } from '../services/clock.js';
import { KnownUsers } from '../services/identity/knownUsers.js';
import { type IdSource, randomIds } from '../services/ids.js';
import { KeyedQueue } from '../services/keyedQueue.js';
import type { DeskLog } from '../services/local/deskLog.js';
import { openMedium } from '../services/local/medium/openMedium.js';
import { openLocalBackend } from '../services/local/openLocalBackend.js';
import { loadLanguageBook } from '../services/localization/languageBook.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { IdentityDirectory } from '../services/ports.js';
import type { RefundPolicy } from '../services/quotes/refundPolicy.js';
import { EtagConversationState } from '../services/storage/etagConversationState.js';
import { openStateStore } from '../services/storage/openStateStore.js';
import { type SweepReport, sweepRegularly } from '../services/storage/stateSweep.js';
import type { StorageChoice } from '../services/storageChoice.js';
import { DeskUnderstander } from '../services/understanding/deskUnderstander.js';
import { Intents } from '../services/understanding/intents.js';
import { loadSentences } from '../services/understanding/loadSentences.js';
import { DeskAdapter } from './adapter/deskAdapter.js';
import { TurnLimit } from './adapter/turnLimit.js';
import { installTurnPipeline } from './adapter/turnPipeline.js';
import type { Config } from './config.js';
import { createDialogs } from './createDialogs.js';
import { DeskBot } from './deskBot.js';
import { openDirectLine } from './directLine/directLine.js';
import { failureSentence } from './failureSentence.js';
import { AddressLimit } from './http/addressLimit.js';
import type { ReadinessPart } from './http/probes.js';
import { PortalAssertions } from './identity/portalAssertions.js';
import { describeError, type Logger } from './log.js';
import { measuredDesk } from './measuredDesk.js';
import type { Metrics } from './metrics.js';
import { mountPortal, type PortalUser } from './portal/portal.js';
import { type PortalAdmission, portalToken } from './portal/portalToken.js';
import type { Compose, ProcessTools } from './start.js';
import { createTurnErrorHandler } from './turnErrors.js';

/** Where the build lays the page: beside the compiled portal. */
const PAGE = fileURLToPath(new URL('./portal/public/', import.meta.url));

const KEPT_DAYS = 90;

/** The Bot Framework speaks from few addresses for all users. */
const MOST_CONNECTIONS_OF_AN_ADDRESS = 1_000;

/** The world's own time and chance, for a desk that is in use. */
const REAL_WORLD = { clock: systemClock, ids: randomIds } as const;

/** What fixes a desk's behaviour from outside: tests and transcripts fix the clock and the ids. */
export interface DeskOptions {
  readonly dataDir: string;
  /** On this machine where absent. */
  readonly storage?: StorageChoice;
  /** 90 where absent. */
  readonly conversationDays?: number;
  readonly refundPolicy: RefundPolicy;
  /** Everybody is a demo user where absent. */
  readonly identities?: IdentityDirectory | undefined;
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
  const choice = options.storage ?? { kind: 'local' };
  const medium = await openMedium(choice, dataDir);
  const backend = await openLocalBackend({ dataDir, medium, clock, policy, log: reportTo(log) });
  const identities = options.identities ?? backend.identities;
  const state = await openStateStore(choice, dataDir, clock);
  const endSweeps = sweepRegularly(state, {
    clock,
    keptDays: options.conversationDays ?? KEPT_DAYS,
    report: (report) => logSweep(log, report),
  });
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
    bot: new DeskBot({ ...backend, main, conversations, identities, languages, clock, log }),
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

/** Wires the whole process. */
export const compose: Compose = async (config, tools) => {
  const languages = loadLanguageBook(config.defaultLocale);
  const intents = new Intents(loadSentences());
  const identities = identitiesOf(config, tools.log);
  const desk = await openDesk({ ...config, ...REAL_WORLD, ...tools, identities, languages, intents });
  const addressLimit = new AddressLimit(config.rates);
  const { adapter, directLine, onTurn } = await openChannels(
    desk.bot,
    languages,
    config,
    tools,
    addressLimit,
  );
  const demoUsers = config.anonymous ? desk.demoUsers : [];
  // Goes on between the first turns: nobody waits for it.
  void intents.train();
  return {
    adapter,
    bot: onTurn,
    readiness: desk.readiness,
    addressLimit,
    connectionLimits: { connectionsPerAddress: connectionsPerAddress(config) },
    publicUrl: config.publicUrl,
    directLineToken: portalToken(directLine, {
      admission: admissionOf(config, demoUsers),
      publicUrl: config.publicUrl,
    }),
    mountDirectLine: (server) => directLine.mount(server),
    mountPortal: (server) =>
      mountPortal(server, {
        publicDir: PAGE,
        defaultLanguage: languages.languages[0] ?? 'en',
        nonces: randomIds,
        frameOrigins: config.allowedOrigins,
        demoUsers,
        anonymous: config.anonymous,
      }),
    stopChannels: () => directLine.close(),
    close: () => desk.close(),
  };
};

/** Both ways in to the bot, with the same around every turn: order, measures, and what is said of a failure. */
async function openChannels(
  bot: DeskBot,
  languages: LanguageBook,
  config: Config,
  tools: ProcessTools,
  addressLimit: AddressLimit,
) {
  const onTurn = (context: TurnContext) => bot.onTurn(context);
  const sentence = failureSentence(languages);
  const onTurnError = createTurnErrorHandler({ ...tools, ids: REAL_WORLD.ids, sentence });
  const { userTurnsPerMinute } = config.rates;
  const limit = new TurnLimit({
    userTurnsPerMinute,
    clock: REAL_WORLD.clock,
    log: tools.log,
    sentence: (locale) => languages.textsFor(locale).say('common.tooFast'),
  });
  const pipeline = { queue: new KeyedQueue(), metrics: tools.metrics, onTurnError, limit };
  const directLine = await openDirectLine({
    ...config,
    ...REAL_WORLD,
    log: tools.log,
    onTurn,
    onTurnError,
    bot: { id: 'reservation-desk', name: 'Reservation Desk' },
    userTurnsPerMinute,
    addressLimit,
  });
  installTurnPipeline(directLine.adapter, pipeline);
  return { adapter: new DeskAdapter(config.app, pipeline), directLine, onTurn };
}

/** Only a desk that asks nobody takes people for demo users; each of the others knows whom it was told of. */
function identitiesOf({ anonymous, host, users }: Config, log: Logger): IdentityDirectory | undefined {
  if (anonymous) {
    log.warn({ host }, 'nobody is asked who they are: everybody on this machine is a demo user');
    return undefined;
  }
  if (users.length === 0) log.warn('nobody can use the desk: USERS_FILE names no users');
  return new KnownUsers(users);
}

function admissionOf({ anonymous, portal }: Config, demoUsers: readonly PortalUser[]): PortalAdmission {
  if (anonymous) return { kind: 'anonymous', demoUsers: demoUsers.map(({ id }) => id) };
  if (portal === undefined) return { kind: 'closed' };
  return { kind: 'signedIn', assertions: new PortalAssertions(portal, REAL_WORLD.clock) };
}

function logSweep(log: Logger, report: SweepReport): void {
  if ('error' in report) log.error({ err: describeError(report.error) }, 'old conversations not swept');
  else if (report.deleted > 0) log.info({ deleted: report.deleted }, 'old conversations swept');
}

/** Behind a proxy, and on this machine, one address stands for everybody. */
function connectionsPerAddress({ host, rates }: Config): number {
  return host === '127.0.0.1' || rates.trustedProxies > 0 ? 0 : MOST_CONNECTIONS_OF_AN_ADDRESS;
}

function reportTo(log: Logger): DeskLog {
  return ({ level, ...event }) => log[level](event, 'desk document');
}
