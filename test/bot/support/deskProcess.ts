import { basename } from 'node:path';
import { DeskAdapter } from '../../../bot/adapter/deskAdapter.js';
import { sendJson } from '../../../bot/http/httpProblem.js';
import { runProcess } from '../../../bot/runProcess.js';
import type { Compose } from '../../../bot/start.js';
import { createTurnErrorHandler } from '../../../bot/turnErrors.js';
import { randomIds } from '../../../services/ids.js';
import { KeyedQueue } from '../../../services/keyedQueue.js';

/**
 * The process as it is, around a small bot: it answers at once, or on "wait" only after a line on standard input. What
 * it prints shows a test the order of things.
 */
const compose: Compose = async (config, { log, metrics }) => {
  if (basename(config.dataDir) === 'broken') throw new TypeError('the books are locked');
  const onTurnError = createTurnErrorHandler({ ids: randomIds, log, metrics, sentence: () => 'sorry' });
  return {
    adapter: new DeskAdapter(config.app, { queue: new KeyedQueue(), metrics, onTurnError }),
    bot: async (context) => {
      if (context.activity.text === 'wait') {
        process.stdout.write('turn waits\n');
        await new Promise<void>((resolve) => process.stdin.once('data', () => resolve()));
      }
      if (context.activity.text === 'crash')
        setImmediate(() => Promise.reject(new TypeError('nobody caught this')));
      await context.sendActivity('done');
    },
    readiness: [],
    directLineToken: async (_req, res) => sendJson(res, 200, {}),
    mountDirectLine: () => undefined,
    mountPortal: () => undefined,
    stopChannels: async () => undefined,
    close: async () => void process.stdout.write('state closed\n'),
  };
};

await runProcess(compose);
