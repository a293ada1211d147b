import assert from 'node:assert/strict';
import { Intents } from '../../../services/understanding/intents.js';
import { learnedFrom } from '../../../services/understanding/learnedLanguage.js';
import { Sentence } from '../../../services/understanding/sentence.js';
import { intents } from '../../support/intents.js';

function read(text: string, language = 'en') {
  return intents.read(new Sentence(text), language);
}

describe('Intents', () => {
  for (const [language, text, task] of [
    ['en', 'I want my money back for this reservation', 'refund'],
    ['en', 'swap it for something bigger', 'exchange'],
    ['fr', 'je voudrais me faire rembourser cette réservation', 'refund'],
    ['fr', 'ouvrir une demande de support', 'support'],
    ['de', 'Ich möchte diese Reservierung zurückgeben', 'refund'],
    ['es', 'quiero que me devuelvan el dinero de la reserva', 'refund'],
    ['ja', '予約を返金してほしい', 'refund'],
    ['pt', 'quero devolver esta reserva e receber o dinheiro de volta', 'refund'],
  ] as const) {
    it(`should be sure of ${task} in ${language}: ${text}`, () => {
      const { guesses, isSure } = read(text, language);
      assert.deepEqual([guesses[0]?.task, isSure], [task, true]);
    });
  }

  it('should take typing mistakes for what was meant', () => {
    const { guesses, isSure } = read('refnud this resrevation plase');
    assert.deepEqual([guesses[0]?.task, isSure], ['refund', true]);
  });

  it('should say the topic of a question, and of a question only', () => {
    assert.deepEqual(read('how do I buy a reservation').guesses.map(({ task, topic }) => [task, topic])[0], [
      'resources',
      'buying',
    ]);
    assert.equal(read('refund this reservation').guesses[0]?.topic, undefined);
  });

  for (const text of ['hello there', 'book a flight to Paris', 'my house is on fire', '', '???']) {
    it(`should guess nothing at ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(text), { guesses: [], isSure: false });
    });
  }

  it('should offer several tasks, the likeliest first, when it is not sure', () => {
    const { guesses, isSure } = read('do something with the scope and the price');
    assert.equal(isSure, false);
    assert.ok(guesses.length > 1 && guesses.length <= 3, `${guesses.length} guesses`);
    const confidences = guesses.map(({ confidence }) => confidence);
    assert.deepEqual(
      confidences,
      [...confidences].sort((a, b) => b - a),
    );
    assert.ok(confidences.every((confidence) => confidence > 0 && confidence < 0.75));
  });

  it('should not be misled by a greeting around the request', () => {
    const { guesses, isSure } = read(
      'Good morning! Hope you are well. Please refund this reservation, thanks',
    );
    assert.deepEqual([guesses[0]?.task, isSure], ['refund', true]);
  });

  it('should hear a sentence in another language than that of the chat', () => {
    const language = (text: string, chat: string) => intents.languageOf(new Sentence(text), chat);
    assert.equal(language('je voudrais annuler cette réservation', 'en'), 'fr');
    assert.equal(language('I would like to cancel this reservation', 'fr'), 'en');
    assert.equal(language('この予約を返金してほしい', 'en'), 'ja');
  });

  it('should go by the words in a script of its own, not by Latin names beside them', () => {
    for (const text of ['Contoso Web front end 返金', 'Contoso Web front end 交換'])
      assert.equal(intents.languageOf(new Sentence(text), 'ja'), 'ja', text);
  });

  it('should stay with the language of the chat when the sentence may be in either', () => {
    const language = (text: string, chat: string) => intents.languageOf(new Sentence(text), chat);
    for (const chat of ['en', 'fr', 'de']) {
      assert.equal(language('support', chat), chat);
      assert.equal(language('zzz qqq', chat), chat);
      assert.equal(language('', chat), chat);
    }
  });

  it('should guess nothing in a language without sentences', () => {
    assert.deepEqual(read('refund this reservation', 'it'), { guesses: [], isSure: false });
    const untaught = new Intents(learnedFrom(new Map([['en', []]])));
    assert.deepEqual(untaught.read(new Sentence('refund'), 'en'), { guesses: [], isSure: false });
    assert.equal(untaught.languageOf(new Sentence('refund'), 'en'), 'en');
  });

  it('should know words of every language as ordinary, and names, numbers and codes not', () => {
    for (const word of ['reservation', 'refund', 'rembourser', 'zuruckgeben']) {
      assert.equal(intents.isOrdinary(word), true, word);
    }
    for (const word of ['contoso', 'd4s', '3']) assert.equal(intents.isOrdinary(word), false, word);
  });

  it('should understand the same before and after its words were made ready', async () => {
    const sentences = new Map([
      [
        'en',
        [
          { label: 'refund', text: 'refund this' } as const,
          { label: 'refund', text: 'money back' } as const,
          { label: 'access', text: 'who may read' } as const,
          { label: 'access', text: 'give them access' } as const,
        ],
      ],
    ]);
    const ahead = new Intents(learnedFrom(sentences));
    await ahead.prepare();
    const sentence = new Sentence('money back');
    assert.equal(ahead.read(sentence, 'en').guesses[0]?.task, 'refund');
    assert.deepEqual(ahead.read(sentence, 'en'), new Intents(learnedFrom(sentences)).read(sentence, 'en'));
  });
});
