import assert from 'node:assert/strict';
import { Sentence } from '../../../services/understanding/sentence.js';
import { trainingTokens } from '../../../services/understanding/trainingTokens.js';

describe('Sentence', () => {
  it('should give neighbouring words of one kind as one placeholder', () => {
    const sentence = new Sentence('refund Web front end of Contoso');
    sentence.take({ from: 1, to: 4 }, 'reservation');
    sentence.take({ from: 5, to: 6 }, 'customer');
    assert.deepEqual(sentence.tokens(), ['refund', '{reservation}', 'of', '{customer}']);
  });

  it('should give the tokens that the same training sentence has', () => {
    const sentence = new Sentence('Give 3 of Contoso’s back');
    sentence.take({ from: 3, to: 4 }, 'customer');
    assert.deepEqual(sentence.tokens(), trainingTokens('give {quantity} of {customer} back'));
  });

  it('should keep plain words as they are, taken', () => {
    const sentence = new Sentence('next month');
    sentence.take({ from: 0, to: 2 }, 'plain');
    assert.deepEqual(sentence.tokens(), ['next', 'month']);
    assert.equal(sentence.isFree({ from: 1, to: 2 }), false);
  });

  it('should part clauses at marks of punctuation, in any script, and not within a word', () => {
    assert.deepEqual(new Sentence('Hello! refund web-shop, please').clauses(), [
      ['hello'],
      ['refund', 'web', 'shop'],
      ['please'],
    ]);
    assert.equal(new Sentence('予約。返金').clauses().length, 2);
    assert.deepEqual(new Sentence('').clauses(), []);
  });

  it('should find the words that a stretch of its text touches', () => {
    const sentence = new Sentence('refund 2027-03-15 now');
    assert.deepEqual(sentence.spanOf(7, 17), { from: 1, to: 4 });
    assert.deepEqual(sentence.spanOf(40, 50), { from: 0, to: 0 });
  });

  it('should read the beginning of an endless text', () => {
    const sentence = new Sentence('a '.repeat(10_000));
    assert.equal(sentence.words.length, 120);
    assert.equal(new Sentence('a'.repeat(20_000)).text.length, 800);
  });
});

describe('trainingTokens', () => {
  it('should keep the known placeholders and take unknown ones for words', () => {
    assert.deepEqual(trainingTokens('{customer}{customer} Épreuves {nobody} 12'), [
      '{customer}',
      'epreuves',
      'nobody',
      '{quantity}',
    ]);
  });
});
