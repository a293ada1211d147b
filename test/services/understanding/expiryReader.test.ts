import assert from 'node:assert/strict';
import { dayOf } from '../../../services/quotes/days.js';
import { CalendarWords } from '../../../services/understanding/calendarWords.js';
import { readExpiry, type SaidExpiry } from '../../../services/understanding/expiryReader.js';
import { QuantityReader } from '../../../services/understanding/quantityReader.js';
import { Sentence } from '../../../services/understanding/sentence.js';
import type { DateRange } from '../../../services/understanding/understanding.js';
import { languages } from '../../support/languages.js';

const TODAY = dayOf('2026-11-22');
const quantities = new QuantityReader(languages.languages.map((language) => languages.textsFor(language)));

function readIn(locale: string, sentence: Sentence): SaidExpiry {
  const texts = languages.textsFor(locale);
  const numberOf = (word: string): number | undefined => quantities.numberOf(word, texts.language);
  return readExpiry(sentence, new CalendarWords(texts), numberOf, TODAY);
}

function read(locale: string, text: string): DateRange | undefined {
  return readIn(locale, new Sentence(text)).expiry;
}

/** From the first date on, before the second; `-` for an open end. */
const SAID: Readonly<Record<string, readonly (readonly [text: string, from: string, before: string])[]>> = {
  'en-US': [
    ['which ones expire in March', '2027-03-01', '2027-04-01'],
    ['expiring this November', '2026-11-01', '2026-12-01'],
    ['expires in December', '2026-12-01', '2027-01-01'],
    ['expires in October', '2027-10-01', '2027-11-01'],
    ['due in March 2028', '2028-03-01', '2028-04-01'],
    ['the one of March 15', '2027-03-15', '2027-03-16'],
    ['ends on the 22nd of November', '2026-11-22', '2026-11-23'],
    ['ends on 21 November', '2027-11-21', '2027-11-22'],
    ['what expires before 30 June?', '-', '2027-06-30'],
    ['by the end of June', '-', '2027-07-01'],
    ['until 30 June 2027', '-', '2027-07-01'],
    ['after 30 June', '2027-07-01', '-'],
    ['from March to June', '2027-03-01', '2027-07-01'],
    ['between 1 March and 15 April', '2027-03-01', '2027-04-16'],
    ['expires in the next 60 days', '2026-11-22', '2027-01-22'],
    ['within three weeks', '2026-11-22', '2026-12-14'],
    ['next month', '2026-12-01', '2027-01-01'],
    ['this quarter', '2026-10-01', '2027-01-01'],
    ['expiring in Q2', '2027-04-01', '2027-07-01'],
    ['expiring in Q4 2026', '2026-10-01', '2027-01-01'],
    ['expires in 2028', '2028-01-01', '2029-01-01'],
    ['on 2027-03-15', '2027-03-15', '2027-03-16'],
    ['on 3/15/2027', '2027-03-15', '2027-03-16'],
    ['on 03/04/27', '2027-03-04', '2027-03-05'],
    ['on 15/3/2027', '2027-03-15', '2027-03-16'],
  ],
  'en-GB': [['on 03/04/27', '2027-04-03', '2027-04-04']],
  'fr-FR': [
    ['qui expire en mars', '2027-03-01', '2027-04-01'],
    ['avant le 30 juin', '-', '2027-06-30'],
    ['d’ici la fin juin', '-', '2027-07-01'],
    ['après le 15 août', '2027-08-16', '-'],
    ['dans les 60 prochains jours', '2026-11-22', '2027-01-22'],
    ['le mois prochain', '2026-12-01', '2027-01-01'],
    ['qui expire en sept jours', '2026-11-22', '2026-11-30'],
    ['le 03/04/2027', '2027-04-03', '2027-04-04'],
    ['expirant en janvier, achetée en mars', '2027-01-01', '2027-02-01'],
    ['expirant en janvier achetée en mars', '2027-01-01', '2027-02-01'],
  ],
  'de-DE': [
    ['läuft im März ab', '2027-03-01', '2027-04-01'],
    ['vor dem 30. Juni', '-', '2027-06-30'],
    ['in den nächsten 60 Tagen', '2026-11-22', '2027-01-22'],
    ['endet am 15.03.2028', '2028-03-15', '2028-03-16'],
    ['endet am 15.03.', '2027-03-15', '2027-03-16'],
    ['läuft bis 1.12. ab', '-', '2026-12-02'],
  ],
  'es-ES': [
    ['vence en marzo', '2027-03-01', '2027-04-01'],
    ['antes del 30 de junio', '-', '2027-06-30'],
    ['en los próximos 60 días', '2026-11-22', '2027-01-22'],
  ],
  'pt-BR': [
    ['vence em março', '2027-03-01', '2027-04-01'],
    ['antes de 30 de junho', '-', '2027-06-30'],
    ['nos próximos 60 dias', '2026-11-22', '2027-01-22'],
    ['expiram em dez dias', '2026-11-22', '2026-12-03'],
    ['vence em dez de 2027', '2027-12-01', '2028-01-01'],
  ],
  'ja-JP': [
    ['3月に期限', '2027-03-01', '2027-04-01'],
    ['2028年3月15日に期限', '2028-03-15', '2028-03-16'],
    ['6月30日より前', '-', '2027-06-30'],
    ['3月15日までに', '-', '2027-03-16'],
    ['今後60日', '2026-11-22', '2027-01-22'],
  ],
};

describe('readExpiry', () => {
  for (const [locale, cases] of Object.entries(SAID)) {
    for (const [text, from, before] of cases) {
      it(`should read ${from} to ${before} in ${locale}: ${text}`, () => {
        assert.deepEqual(read(locale, text), {
          ...(from === '-' ? {} : { from }),
          ...(before === '-' ? {} : { before }),
        });
      });
    }
  }

  for (const [locale, text] of [
    ['en-US', 'refund the reservation bought in March'],
    ['en-US', 'used over the last 30 days'],
    ['en-US', 'may I return it'],
    ['en-US', '30/02/2027'],
    ['en-US', 'Standard_D4s_v5 in eastus2'],
    ['en-US', 'version 15.03.'],
    ['fr-FR', 'celle achetée en mars'],
    ['fr-FR', 'celle de mars achetée chez Contoso'],
    ['de-DE', 'die im Januar gekaufte Reservierung'],
    ['de-DE', 'die am 15.03. bestellten'],
    ['de-DE', 'am 31.02.'],
    ['de-DE', 'vor drei Monaten gekauft'],
    ['ja-JP', '1月に購入した予約'],
  ] as const) {
    it(`should read no expiry in ${locale}: ${text}`, () => {
      assert.equal(read(locale, text), undefined);
    });
  }

  it('should take a length in years for the term', () => {
    assert.equal(readIn('en-US', new Sentence('the three year reservation')).term, 'P3Y');
    assert.equal(readIn('fr-FR', new Sentence('celle d’un an')).term, 'P1Y');
    assert.equal(readIn('en-US', new Sentence('the seven year one')).term, undefined);
  });

  it('should take the words of a date and keep those of a distance', () => {
    const dated = new Sentence('before 30 June 2027');
    readIn('en-US', dated);
    assert.deepEqual(dated.tokens(), ['before', '{date}']);
    const distant = new Sentence('next 60 days');
    readIn('en-US', distant);
    assert.deepEqual(distant.tokens(), ['next', '{quantity}', 'days']);
    assert.equal(distant.isFree({ from: 1, to: 2 }), false);
  });

  it('should leave alone what other words were taken for', () => {
    const sentence = new Sentence('expires in March');
    sentence.take({ from: 2, to: 3 }, 'customer');
    assert.equal(readIn('en-US', sentence).expiry, undefined);
  });

  it('should come to an end where a date stands behind the words that are read', () => {
    assert.equal(read('en-US', `${'a '.repeat(130)}2027-03-15`), undefined);
    assert.equal(read('de-DE', `${'a '.repeat(130)}15.03.`), undefined);
  });
});
