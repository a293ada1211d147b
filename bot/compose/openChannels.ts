import type { TurnContext } from 'botbuilder';
import type { Clock } from '../../services/clock.js';
import type { IdSource } from '../../services/ids.js';
import { KeyedQueue } from '../../services/keyedQueue.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import { sweepRegularly } from '../../services/storage/stateSweep.js';
import { DeskAdapter } from '../adapter/deskAdapter.js';
import { TurnLimit } from '../adapter/turnLimit.js';
import { installTurnPipeline } from '../adapter/turnPipeline.js';
import type { Config } from '../config.js';
import type { DeskBot } from '../deskBot.js';
import { type DirectLine, openDirectLine } from '../directLine/directLine.js';
import { failureSentence } from '../failureSentence.js';
import type { AddressLimit } from '../http/addressLimit.js';
import type { ProcessTools } from '../start.js';
import { createTurnErrorHandler } from '../turnErrors.js';
import { turnTexts } from '../turnTexts.js';
import { reportSweep } from './reportSweep.js';

/** What the channels are opened with, besides the bot. */
export interface ChannelParts {
  readonly languages: LanguageBook;
  readonly config: Config;
  readonly tools: ProcessTools;
  readonly addressLimit: AddressLimit;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Both ways in to the bot, with the same around every turn: order, measures, and what is said of a failure. */
export async function openChannels(
  bot: DeskBot,
  { languages, config, tools, addressLimit, clock, ids }: ChannelParts,
) {
  const onTurn = (context: TurnContext) => bot.onTurn(context);
  const sentence = failureSentence(languages);
  const onTurnError = createTurnErrorHandler({ ...tools, ids, sentence });
  const { userTurnsPerMinute } = config.rates;
  const limit = new TurnLimit({
    userTurnsPerMinute,
    clock,
    log: tools.log,
    sentence: (locale) => languages.textsFor(locale).say('common.tooFast'),
  });
  const { log, metrics } = tools;
  const slowSentence = (context: TurnContext) => turnTexts(languages, context).say('common.takesLong');
  const pipeline = { queue: new KeyedQueue(), metrics, onTurnError, limit, log, slowSentence };
  const directLine = await openDirectLine({
    ...config,
    clock,
    ids,
    log: tools.log,
    onTurn,
    onTurnError,
    bot: { id: 'reservation-desk', name: 'Reservation Desk' },
    userTurnsPerMinute,
    addressLimit,
  });
  metrics.watchStreams(() => directLine.openStreams);
  installTurnPipeline(directLine.adapter, pipeline);
  const endSweeps = sweepChannel(directLine, config.conversationDays, clock, tools);
  return {
    adapter: new DeskAdapter(config.app, pipeline),
    directLine,
    onTurn,
    async close() {
      await endSweeps();
      await directLine.close();
    },
  };
}

/** Has what the channel keeps go when conversations do. @returns what ends it */
function sweepChannel(
  { kept }: DirectLine,
  keptDays: number,
  clock: Clock,
  { log, metrics }: Pick<ProcessTools, 'log' | 'metrics'>,
): () => Promise<void> {
  const ends = kept.map((part) =>
    sweepRegularly(part, {
      clock,
      keptDays,
      report: (report) => reportSweep({ log, metrics }, part.name, report),
    }),
  );
  return async () => {
    await Promise.all(ends.map((end) => end()));
  };
}
