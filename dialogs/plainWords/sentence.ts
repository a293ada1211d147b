/** Longer texts are a message to somebody else, not a wish. */
const LONGEST = 600;

/** Markup and code ask for nothing, whatever words stand in them. */
const CODE = /[{}]|__|<\/?\w/;

/** Finds the words of every script, those without spaces too. */
const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Whether a text has at least `least` words with a letter and is short enough to ask for something. Addresses are no words. */
export function hasWords(text: string, least: number): boolean {
  if (text.length > LONGEST || CODE.test(text)) return false;
  let count = 0;
  for (const { segment, isWordLike } of words.segment(text.replace(/\S*@\S*/g, ' '))) {
    if (isWordLike && /\p{L}/u.test(segment)) count += 1;
    if (count >= least) return true;
  }
  return false;
}
