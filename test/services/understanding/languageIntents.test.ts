import assert from 'node:assert/strict';
import { LanguageIntents } from '../../../services/understanding/languageIntents.js';
import { SentencesLearned } from '../../../services/understanding/learnedLanguage.js';
import type { LabelledSentence } from '../../../services/understanding/loadSentences.js';

const SENTENCES: readonly LabelledSentence[] = [
  { label: 'refund', text: 'refund {reservation}' },
  { label: 'refund', text: 'money back please' },
  { label: 'access', text: 'who may read this' },
  { label: 'access', text: 'grant a reader' },
  { label: 'resources', topic: 'buying', text: 'how do I buy' },
  { label: 'resources', topic: 'buying', text: 'where can one buy' },
  { label: 'resources', topic: 'api', text: 'is there a REST interface' },
  { label: 'resources', topic: 'api', text: 'call it from a program' },
];

describe('LanguageIntents', () => {
  const intents = new LanguageIntents(new SentencesLearned(SENTENCES));

  it('should be trained once, when it is first needed', () => {
    assert.equal(intents.tasks(), intents.tasks());
    assert.equal(intents.topics(), intents.topics());
  });

  it('should tell tasks and topics apart', () => {
    assert.equal(intents.tasks().scores(['money', 'back'])[0]?.label, 'refund');
    assert.equal(intents.tasks().scores(['a', 'reader'])[0]?.label, 'access');
    assert.equal(intents.topics().scores(['rest', 'interface'])[0]?.label, 'api');
    assert.equal(intents.topics().scores(['where', 'buy'])[0]?.label, 'buying');
  });

  it('should score every label, the best first, and find none of them in what it does not know', () => {
    const scores = intents.tasks().scores(['zzz']);
    assert.deepEqual(scores.map(({ label }) => label).sort(), ['access', 'refund', 'resources']);
    assert.ok(scores.every(({ score }) => score < 0.5));
  });

  it('should say how many letters of a sentence it knows', () => {
    assert.equal(intents.shareKnown(['money', 'xxxxx']), 0.5);
    assert.equal(intents.shareKnown(['{reservation}']), 1);
    assert.equal(intents.shareKnown([]), 0);
  });
});
