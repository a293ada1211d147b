import type { Scenario } from './scenario.js';
import { confirmed } from './scenarios/confirmed.js';
import { customerSearch } from './scenarios/customerSearch.js';
import { directLine } from './scenarios/directLine.js';
import { help, quoteCards } from './scenarios/helpAndQuotes.js';
import { mainJobByCards, mainJobPosted, mainJobTyped } from './scenarios/mainJob.js';
import { memory } from './scenarios/memory.js';
import { portfolio } from './scenarios/portfolio.js';
import { proactive } from './scenarios/proactive.js';
import { quotesInProcess } from './scenarios/quotesInProcess.js';
import { start } from './scenarios/start.js';
import { storages } from './scenarios/storages.js';
import { storedConversations } from './scenarios/storedConversations.js';
import { webChat } from './scenarios/webChat.js';

/** In the order in which they run. */
export const SCENARIOS: readonly Scenario[] = [
  mainJobTyped,
  mainJobByCards,
  mainJobPosted,
  help,
  quoteCards,
  customerSearch,
  storedConversations,
  confirmed,
  directLine,
  webChat,
  proactive,
  storages,
  start,
  memory,
  quotesInProcess,
  portfolio,
];
