import assert from 'node:assert/strict';
import { takeCodes, takeEmails, takeIds } from '../../../services/understanding/marks.js';
import { Sentence } from '../../../services/understanding/sentence.js';

describe('takeEmails', () => {
  for (const [text, email] of [
    ['give ana.lopez@contoso.com access', 'ana.lopez@contoso.com'],
    ['add (Ana+desk@mail.contoso.co.uk).', 'Ana+desk@mail.contoso.co.uk'],
    ['mailto:o’brien ana@contoso.com, please', 'ana@contoso.com'],
    ['first a@contoso.com then b@contoso.com', 'a@contoso.com'],
    ['zoë@exemple.fr', 'zoë@exemple.fr'],
    ['tanaka@contoso.comをアクセスに追加', 'tanaka@contoso.com'],
    ['追加してtanaka@contoso.com', 'tanaka@contoso.com'],
    ['tanaka@contoso.comー', 'tanaka@contoso.com'],
  ] as const) {
    it(`should find ${email} in ${text}`, () => {
      assert.equal(takeEmails(new Sentence(text)), email);
    });
  }

  for (const text of ['meet @ noon', 'ana@contoso', '@contoso.com', 'ana at contoso.com', '']) {
    it(`should find none in ${JSON.stringify(text)}`, () => {
      assert.equal(takeEmails(new Sentence(text)), undefined);
    });
  }

  it('should take all of them, and no other words', () => {
    const sentence = new Sentence('give a@contoso.com and b@contoso.com access');
    takeEmails(sentence);
    assert.deepEqual(sentence.tokens(), ['give', '{email}', 'and', '{email}', 'access']);
    const japanese = new Sentence('a@contoso.comを');
    takeEmails(japanese);
    assert.deepEqual(japanese.tokens(), ['{email}', 'を']);
  });
});

describe('takeIds', () => {
  const ID = '6F1f2a8e-3f0a-4c61-9d5e-0c6f3b1a7e21';

  it('should answer the IDs that a reservation can have, as typed', () => {
    assert.deepEqual(takeIds(new Sentence(`refund ${ID}!`)), [ID]);
    assert.deepEqual(takeIds(new Sentence(`refund ${ID}0`)), []);
  });

  it('should take the numbers of requests too, which are none of those', () => {
    const sentence = new Sentence(`what about sr-000123 and ${ID}`);
    assert.deepEqual(takeIds(sentence), [ID]);
    assert.deepEqual(sentence.tokens(), ['what', 'about', '{id}', 'and', '{id}']);
  });

  it('should not take product names for numbers of requests', () => {
    const sentence = new Sentence('d-series B2-12');
    takeIds(sentence);
    assert.equal(sentence.isFree({ from: 0, to: sentence.words.length }), true);
  });
});

describe('takeCodes', () => {
  it('should take words of letters and figures, and no counted or ordinal ones', () => {
    const sentence = new Sentence('two d4s e16ads on the 30th 2x or 12');
    takeCodes(sentence);
    assert.deepEqual(sentence.tokens(), ['two', '{product}', 'on', 'the', '30th', '2x', 'or', '{quantity}']);
  });

  it('should leave what was taken for something else', () => {
    const sentence = new Sentence('d4s');
    sentence.take({ from: 0, to: 1 }, 'customer');
    takeCodes(sentence);
    assert.equal(sentence.kindAt(0), 'customer');
  });
});
