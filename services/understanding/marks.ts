import { UNSPACED } from '../search/sentenceWords.js';
import type { Sentence } from './sentence.js';

/** Letters that stand beside an address without a space are none of it. */
const LETTER = `(?![${UNSPACED}])[\\p{L}\\p{N}`;
const EMAIL = new RegExp(`(?:${LETTER}._%+'-])+@(?:${LETTER}-])+(?:\\.(?:${LETTER}-])+)+`, 'gu');
const GUID = /(?<![\da-f])[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\da-f])/gi;
/** A request number and the like: `SR-000123`. */
const NUMBERED = /(?<![\p{L}\p{N}_])\p{Lu}{2,4}-\d{4,}(?![\p{L}\p{N}_])/giu;
/** Letters and figures in one word, such as `d4s`; not `30th` or `2x`. */
const CODE = /^(?=.*\d)(?=.*\p{L})(?!\d{1,3}\p{L}{1,2}$)/u;

/** Takes the e-mail addresses of a sentence; the first one is answered. */
export function takeEmails(sentence: Sentence): string | undefined {
  const emails = [...sentence.text.matchAll(EMAIL)];
  for (const { 0: email, index } of emails) {
    sentence.take(sentence.spanOf(index, index + email.length), 'email');
  }
  return emails[0]?.[0];
}

/** Takes what is written like an ID; those that a reservation or an order can have are answered. */
export function takeIds(sentence: Sentence): string[] {
  const ids = [...sentence.text.matchAll(GUID)];
  for (const { 0: id, index } of [...ids, ...sentence.text.matchAll(NUMBERED)]) {
    sentence.take(sentence.spanOf(index, index + id.length), 'id');
  }
  return ids.map(([id]) => id);
}

/** Takes what is written like a product and was not taken for one of a known reservation. */
export function takeCodes(sentence: Sentence): void {
  sentence.words.forEach(({ folded }, index) => {
    const span = { from: index, to: index + 1 };
    if (CODE.test(folded) && sentence.isFree(span)) sentence.take(span, 'product');
  });
}
