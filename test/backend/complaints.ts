import { SHORT_LIMITS } from './realBackend.js';
import type { Row } from './tryFault.js';
import type { Reading } from './userReads.js';

/** What the product did wrong. */
export interface Complaint {
  readonly kind: 'done twice' | 'lost' | 'without a sentence' | 'otherwise wrong';
  readonly words: string;
}

export interface Seen {
  readonly reading: Reading;
  /** What the user read when the same was done again and failed again. */
  readonly again: string | undefined;
  /** Whether a return or an exchange was carried out, which nobody asked for. */
  readonly hasMovedMoney: boolean;
}

/** The same address is asked once more where somebody looks whether a thing is there in spite of a refusal. */
const MOST_OF_LASTING = 2;
/** A call whose token was refused is sent again with a fresh one. */
const WITH_FRESH_TOKEN = 1;

/** What is wrong with what came of a fault. */
export function complaintsOf(row: Omit<Row, 'complaints'>, seen: Seen): Complaint[] {
  return [
    ...seen.reading.wrong.map((words) => ({ kind: 'without a sentence', words }) as const),
    ...ofEffects(row, seen),
    ...ofTries(row).map((words) => ({ kind: 'otherwise wrong', words }) as const),
  ];
}

function ofEffects({ call, kind, reads, effects }: Omit<Row, 'complaints'>, seen: Seen): Complaint[] {
  const complaints: Complaint[] = [];
  const { again, hasMovedMoney } = seen;
  if (hasMovedMoney && !call.movesMoney)
    complaints.push({ kind: 'otherwise wrong', words: 'a return was carried out' });
  if (again !== undefined) complaints.push({ kind: 'lost', words: `it fails for good: ${again}` });
  if (!effects) return complaints;
  const [atOnce, after] = effects;
  if (Math.max(atOnce, after) > 1) complaints.push({ kind: 'done twice', words: `${atOnce}, then ${after}` });
  if (after < 1) complaints.push({ kind: 'lost', words: 'it is not done, however often' });
  const saysGone = call.isDoneWhenGone && kind.name === '404';
  if (atOnce < 1 && reads === 'done' && !saysGone) {
    complaints.push({ kind: 'lost', words: 'it is said to be done, and is not' });
  }
  return complaints;
}

function ofTries({ call, kind, strikes, reads, tries }: Omit<Row, 'complaints'>): string[] {
  if (kind.isOfPolls) return [];
  const ofLasting = MOST_OF_LASTING + (kind.name === '401' ? WITH_FRESH_TOKEN : 0);
  const most = kind.isPassing ? SHORT_LIMITS.maxRetries + 1 : ofLasting;
  if (tries > most) return [`sent ${tries} times`];
  const isThrottled = kind.name.startsWith('429');
  if (call.isUnsafe && kind.isPassing && !isThrottled) return tries === 1 ? [] : [`sent ${tries} times`];
  if (!kind.isPassing) return [];
  if (strikes === 'once') return reads === 'done' ? [] : ['not cured by sending it again'];
  return tries > 1 ? [] : ['not sent again'];
}
