import { forked } from '../inProcess/forked.js';
import { type Figures, interleaved } from '../measurement.js';
import type { Scenario } from '../scenario.js';

const TITLE = 'quotes in one process, as a turn asks for them, and what they leave behind';
const QUOTES = 10_000;
const QUICK_QUOTES = 1_000;
/** A round is a process with its own warm-up. */
const ROUNDS = 3;

export const quotesInProcess: Scenario = {
  name: 'quotes-in-process',
  title: TITLE,
  async run({ isQuick, rounds }) {
    const count = isQuick ? QUICK_QUOTES : QUOTES;
    const round = () => forked<Figures>('./quoteProcess.ts', String(count));
    const sides = await interleaved([{ name: `${count.toLocaleString('en')} quotes`, round }], {
      warmUps: 0,
      rounds: Math.min(ROUNDS, rounds),
    });
    return { title: TITLE, sides };
  },
};
