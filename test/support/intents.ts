import { Intents } from '../../services/understanding/intents.js';
import { learnedFrom } from '../../services/understanding/learnedLanguage.js';
import { loadSentences } from '../../services/understanding/loadSentences.js';

/** What the desk learned, once for all desks of a test process. */
export const intents = new Intents(learnedFrom(loadSentences()));
