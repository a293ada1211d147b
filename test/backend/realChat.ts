import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { installTurnPipeline } from '../../bot/adapter/turnPipeline.js';
import { openDesk } from '../../bot/compose/openDesk.js';
import { failureSentence } from '../../bot/failureSentence.js';
import { createMetrics } from '../../bot/metrics.js';
import { createTurnErrorHandler } from '../../bot/turnErrors.js';
import { KeyedQueue } from '../../services/keyedQueue.js';
import { demoDesks } from '../../services/local/demo/demoDesk.js';
import { standInSettings } from '../services/partnerCenter/standInSettings.js';
import { openStandIn } from '../standIn/standIn.js';
import { ChatUser } from '../support/chatUser.js';
import { CSP_2018 } from '../support/csp2018.js';
import { countingIds } from '../support/fixedIds.js';
import { intents } from '../support/intents.js';
import { languages } from '../support/languages.js';
import { RecordingAdapter } from '../support/recordingAdapter.js';
import { SHORT_LIMITS } from './realBackend.js';

const PARTIES = {
  channelId: 'test',
  serviceUrl: 'urn:test',
  from: { id: 'user', name: 'User' },
  recipient: { id: 'desk', name: 'Reservation Desk' },
  conversation: { id: 'conversation-1', isGroup: false, conversationType: '', name: '' },
} as const;

const NOW = '2026-11-22T10:00:00.000Z';

/** Somebody who chats with the whole bot on the real back end, over a stand-in with the demo data. */
export async function openRealChat(locale: string) {
  const dataDir = await mkdtemp(join(tmpdir(), 'reservation-desk-'));
  const clock = { now: () => new Date(NOW) };
  const standIn = await openStandIn({ documents: demoDesks(clock.now()), clock });
  const parts = { ids: countingIds(), log: pino({ level: 'silent' }), metrics: createMetrics() };
  const desk = await openDesk({
    ...parts,
    dataDir,
    backend: await standInSettings(standIn, join(dataDir, 'partner')),
    remoteLimits: SHORT_LIMITS,
    refundPolicy: CSP_2018,
    clock,
    languages,
    intents,
  });
  const adapter = new RecordingAdapter((context) => desk.bot.onTurn(context));
  const onTurnError = createTurnErrorHandler({ ...parts, sentence: failureSentence(languages) });
  installTurnPipeline(adapter, { queue: new KeyedQueue(), metrics: parts.metrics, onTurnError });
  const user = new ChatUser((activity) => adapter.send({ ...PARTIES, ...activity }), locale);
  await user.join();
  return {
    user,
    standIn,
    async close() {
      standIn.clearFaults();
      await desk.close();
      await standIn.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
