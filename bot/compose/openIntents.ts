import { Intents } from '../../services/understanding/intents.js';
import { learnedLanguages } from '../../services/understanding/learnedFiles.js';
import { describeError, type Logger } from '../log.js';

/** What the desk learned of its languages. The words are made ready between the first turns: nobody waits for it. */
export function openIntents(log: Logger): Intents {
  const intents = new Intents(
    learnedLanguages((file, error) => log.warn({ file, err: describeError(error) }, 'intents learned anew')),
  );
  intents.prepare().catch((error: unknown) => {
    log.error({ err: describeError(error) }, 'intents not learned');
  });
  return intents;
}
