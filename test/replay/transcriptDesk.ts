import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Activity } from 'botbuilder';
import pino from 'pino';
import { openDesk } from '../../bot/compose.js';
import { createMetrics } from '../../bot/metrics.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';
import { countingIds } from '../support/fixedIds.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';

/** The instant at which every transcript plays. */
export const TRANSCRIPT_NOW = new Date('2026-11-22T10:00:00.000Z');

/** A fresh desk in this process, the same in every run. */
export interface TranscriptDesk {
  /** Sends what the user did; gives the bot's replies. */
  send(activity: Partial<Activity>): Promise<Partial<Activity>[]>;
  /** The activity as the desk received it, for a recording. */
  asSent(activity: Partial<Activity>): Partial<Activity>;
  close(): Promise<void>;
}

const PARTIES = {
  channelId: 'test',
  from: { id: 'user', name: 'User', role: 'user' },
  recipient: { id: 'desk', name: 'Reservation Desk', role: 'bot' },
  conversation: { id: 'transcript', isGroup: false, conversationType: 'personal', name: 'transcript' },
  serviceUrl: 'urn:transcript',
} as const;

export async function openTranscriptDesk(): Promise<TranscriptDesk> {
  const dataDir = await mkdtemp(join(tmpdir(), 'transcript-'));
  const desk = await openDesk({
    dataDir,
    refundPolicyId: 'csp-2018',
    clock: { now: () => TRANSCRIPT_NOW },
    ids: countingIds(),
    languages: loadLanguageBook('en-US'),
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  });
  const adapter = new RecordingAdapter((context) => desk.bot.onTurn(context));
  const asSent = (activity: Partial<Activity>): Partial<Activity> => ({ ...activity, ...PARTIES });
  return {
    asSent,
    send: (activity) => adapter.send(asSent(activity)),
    async close() {
      await desk.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
