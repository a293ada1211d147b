import { type Label, type LabelledSentence, NONE } from './loadSentences.js';
import { trainingTokens } from './trainingTokens.js';
import type { LabelledTokens } from './trainModel.js';

/** The sayings that may stand before or after any request. */
export const COURTESIES = 'courtesies';

/** Of so many sentences one has a courtesy added, another one names. */
const PLAIN_TO_VARIED = 3;

/** Labels whose sentences name no single customer. */
const WITHOUT_NAMES: ReadonlySet<Label> = new Set([NONE, 'portfolio', 'resources']);

/** How requests name what they are about, wherever they do. */
const NAMES: readonly (readonly string[])[] = [
  ['{customer}'],
  ['{reservation}'],
  ['{customer}', '{reservation}'],
  ['{reservation}', '{customer}'],
  ['{customer}', '{product}'],
];

/**
 * What the model of a language learns from. Some sentences have a courtesy added, others names: a model that knew greetings
 * only alone would take a chatty request for chat, and one that met names mostly in lookups every name for a lookup.
 */
export function trainingExamples(sentences: readonly LabelledSentence[]): LabelledTokens[] {
  const courtesies = sentences
    .filter(({ label, topic }) => label === NONE && topic === COURTESIES)
    .map(({ text }) => trainingTokens(text));
  return sentences.map(({ label, text }, index) => {
    const tokens = trainingTokens(text);
    const added = addedTo(label, tokens, index, courtesies);
    const isBefore = index % 2 === 0;
    return { label, tokens: isBefore ? [...added, ...tokens] : [...tokens, ...added] };
  });
}

function addedTo(
  label: Label,
  tokens: readonly string[],
  index: number,
  courtesies: readonly (readonly string[])[],
): readonly string[] {
  const turn = Math.floor(index / PLAIN_TO_VARIED);
  const isAbout = tokens.some((token) => NAMED.has(token));
  if (index % PLAIN_TO_VARIED === 0 && label !== NONE)
    return courtesies[turn % Math.max(1, courtesies.length)] ?? [];
  if (index % PLAIN_TO_VARIED === 1 && !WITHOUT_NAMES.has(label) && !isAbout)
    return NAMES[turn % NAMES.length] ?? [];
  return [];
}

const NAMED: ReadonlySet<string> = new Set(NAMES.flat());

/** What tells the topics of `resources` apart. */
export function topicExamples(sentences: readonly LabelledSentence[]): LabelledTokens[] {
  return sentences.flatMap(({ label, topic, text }) =>
    label === 'resources' && topic !== undefined ? [{ label: topic, tokens: trainingTokens(text) }] : [],
  );
}
