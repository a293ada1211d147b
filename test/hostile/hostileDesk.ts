import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity, TurnContext } from 'botbuilder';
import type { TurnLogic } from '../../bot/adapter/deskAdapter.js';
import { installTurnPipeline } from '../../bot/adapter/turnPipeline.js';
import { openDesk } from '../../bot/compose/openDesk.js';
import { failureSentence } from '../../bot/failureSentence.js';
import { createMetrics } from '../../bot/metrics.js';
import { createTurnErrorHandler } from '../../bot/turnErrors.js';
import { KeyedQueue } from '../../services/keyedQueue.js';
import type { StorageChoice } from '../../services/storageChoice.js';
import { listeningLog } from '../bot/support/logLines.js';
import { StillClock } from '../dialogs/deskFakes.js';
import { ChatUser } from '../support/chatUser.js';
import { CSP_2018 } from '../support/csp2018.js';
import { countingIds } from '../support/fixedIds.js';
import { intents } from '../support/intents.js';
import { languages } from '../support/languages.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';

export type HostileDesk = Awaited<ReturnType<typeof openHostileDesk>>;

/** Who chats where. */
export interface Party {
  readonly channelId?: string;
  readonly userId?: string;
  readonly conversation?: Partial<Activity['conversation']>;
  readonly locale?: string;
}

/** The whole desk in this process with everything that stands around a turn: order, errors, log. */
export async function openHostileDesk({
  now = '2026-11-22T10:00:00.000Z',
  folder = '',
  storage = { kind: 'local' } as StorageChoice,
  logTurns = false,
  tellsNews = false,
  newAdapter = (onTurn: TurnLogic) => new RecordingAdapter(onTurn),
} = {}) {
  const dataDir = folder || (await mkdtemp(join(tmpdir(), 'hostile-')));
  const { log, lines, text } = listeningLog();
  const ids = countingIds();
  const metrics = createMetrics();
  const clock = new StillClock(now);
  const desk = await openDesk({
    dataDir,
    storage,
    tellsNews,
    refundPolicy: CSP_2018,
    clock,
    ids,
    languages,
    intents,
    log,
    metrics,
  });
  const sentence = failureSentence(languages);
  const onTurnError = createTurnErrorHandler({ ids, log, metrics, sentence });
  const pipeline = { queue: new KeyedQueue(), metrics, onTurnError, log: logTurns ? log : undefined };
  const bot = (context: TurnContext) => desk.bot.onTurn(context);

  /** One adapter a turn, so that turns at once do not mix their replies. */
  const send = async (activity: Partial<Activity>): Promise<Partial<Activity>[]> => {
    const adapter = newAdapter(bot);
    installTurnPipeline(adapter, pipeline);
    return adapter.send(activity);
  };
  let parties = 0;
  return {
    dataDir,
    clock,
    bot,
    news: desk.news,
    sentence,
    languages,
    lines,
    logText: text,
    metrics,
    send,
    /** A person in a conversation of their own, unless `party` says otherwise. */
    user({ channelId = 'test', userId, conversation, locale = 'en-US' }: Party = {}): ChatUser {
      parties += 1;
      const id = userId ?? `user-${parties}`;
      const place = { id: `conversation-${parties}`, ...conversation } as Activity['conversation'];
      const serviceUrl = 'http://127.0.0.1:9/';
      const named = { channelId, serviceUrl, conversation: place, recipient: { id: 'desk', name: 'Desk' } };
      return new ChatUser((activity) => send({ ...named, from: { id, name: 'User' }, ...activity }), locale);
    },
    /** `keep` leaves its data for another desk. */
    async close({ keep = false } = {}) {
      await desk.close();
      if (!keep) await rm(dataDir, { recursive: true });
    },
  };
}

/** Everything that a reply says, lines and card texts, plain spaces. */
export function wordsIn(replies: readonly Partial<Activity>[]): string {
  return JSON.stringify(replies).replace(/[\u00a0\u202f]/g, ' ');
}

/** The plain lines of what was said last, plain spaces. */
export function linesOf({ replies }: ChatUser): string[] {
  return replies.flatMap(({ text }) => (text ? [text.replace(/[\u00a0\u202f]/g, ' ')] : []));
}
