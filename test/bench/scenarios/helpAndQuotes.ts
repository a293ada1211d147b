import { HELP, QUOTES } from '../chat/visits.js';
import type { Scenario } from '../scenario.js';
import { compareChats } from './chatComparison.js';

const HELP_TITLE = 'turns of help';
const QUOTES_TITLE = 'quote cards, and back from them';

export const help: Scenario = {
  name: 'help',
  title: HELP_TITLE,
  run: (options) => compareChats(options, HELP_TITLE, HELP),
};

export const quoteCards: Scenario = {
  name: 'quotes',
  title: QUOTES_TITLE,
  run: (options) => compareChats(options, QUOTES_TITLE, QUOTES),
};
