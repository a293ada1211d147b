import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { installTurnPipeline } from '../../bot/adapter/turnPipeline.js';
import { type DeskOptions, type OpenDesk, openDesk } from '../../bot/compose/openDesk.js';
import { failureSentence } from '../../bot/failureSentence.js';
import { createMetrics } from '../../bot/metrics.js';
import { createTurnErrorHandler } from '../../bot/turnErrors.js';
import { KeyedQueue } from '../../services/keyedQueue.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import { CSP_2018 } from '../support/csp2018.js';
import { countingIds } from '../support/fixedIds.js';
import { intents } from '../support/intents.js';
import { languages as ownLanguages } from '../support/languages.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';

/** The instant at which a transcript plays that names none. */
export const TRANSCRIPT_NOW = '2026-11-22T10:00:00.000Z';

/** A fresh desk in this process, the same in every run. */
export interface TranscriptDesk {
  /** Sends what the user did, at the instant of its `timestamp` if it has one; gives the bot's replies. */
  send(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  /** The activity as the desk receives it: who speaks to whom and when is filled in where the transcript is silent. */
  asSent(activity: Partial<Activity>): Partial<Activity>;
  close(): Promise<void>;
}

export interface TranscriptDeskOptions {
  /** A folder of language files instead of the desk's own. */
  readonly localization?: string | undefined;
  /** The instant at which the demo data are laid down. */
  readonly openedAt?: string | undefined;
  /** Whether requests can be carried out. */
  readonly carriesOut?: boolean | undefined;
  /** Opens a desk on another back end than the embedded one, with the same demo data as of the clock it is given. */
  readonly openDesk?: ((options: DeskOptions) => Promise<OpenDesk>) | undefined;
}

const PARTIES = {
  channelId: 'test',
  from: { id: 'user', name: 'User', role: 'user' },
  recipient: { id: 'desk', name: 'Reservation Desk', role: 'bot' },
  conversation: { id: 'transcript' },
} as const;

/** Faults of the desk while a transcript plays stand on stderr, in one line each. */
const log = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));

export async function openTranscriptDesk(options: TranscriptDeskOptions = {}): Promise<TranscriptDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'transcript-'));
  let now = options.openedAt ?? TRANSCRIPT_NOW;
  const ids = countingIds();
  const metrics = createMetrics();
  const languages =
    options.localization === undefined ? ownLanguages : loadLanguageBook('en-US', options.localization);
  const clock = { now: () => new Date(now) };
  const desk = await (options.openDesk ?? openDesk)({
    dataDir,
    carriesOut: options.carriesOut,
    refundPolicy: CSP_2018,
    clock,
    ids,
    languages,
    intents,
    log,
    metrics,
  });
  const adapter = new RecordingAdapter((context) => desk.bot.onTurn(context));
  const onTurnError = createTurnErrorHandler({ ids, log, metrics, sentence: failureSentence(languages) });
  installTurnPipeline(adapter, { queue: new KeyedQueue(), metrics, onTurnError });
  return {
    asSent: (activity) => ({ timestamp: now, ...PARTIES, ...activity }) as unknown as Partial<Activity>,
    send(activity) {
      const { timestamp = now, ...rest } = activity;
      now = new Date(timestamp).toISOString();
      return adapter.send({ serviceUrl: 'urn:transcript', timestamp: new Date(now), ...rest });
    },
    async close() {
      await desk.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
