import assert from 'node:assert/strict';
import { TopicSearch } from '../../../dialogs/resources/topicSearch.js';
import { languages } from '../deskHarness.js';

describe('TopicSearch', () => {
  const search = new TopicSearch();

  for (const { locale, question, topic } of [
    { locale: 'en', question: 'how do I size a reservation?', topic: 'sizing' },
    { locale: 'en', question: 'How many units does my customer really use', topic: 'sizing' },
    { locale: 'en', question: 'what is a reservation?', topic: 'about' },
    { locale: 'en', question: 'when do I get the invoice for a reservation', topic: 'billing' },
    { locale: 'en', question: 'where can I purchase one', topic: 'buying' },
    { locale: 'en', question: 'can I prepay VMs', topic: 'prepaying' },
    { locale: 'en', question: 'how to cancel a reservation', topic: 'managing' },
    { locale: 'en', question: 'is there an API?', topic: 'api' },
    { locale: 'en', question: 'partner centre api', topic: 'api' },
    { locale: 'fr', question: 'comment dimensionner une réservation ?', topic: 'sizing' },
    { locale: 'fr', question: 'quelle taille choisir pour mon client', topic: 'sizing' },
    { locale: 'fr', question: 'qu’est-ce qu’une réservation', topic: 'about' },
    { locale: 'fr', question: 'ou trouver la facture', topic: 'billing' },
    { locale: 'fr', question: 'comment acheter', topic: 'buying' },
    { locale: 'fr', question: 'payer d’avance des VM', topic: 'prepaying' },
    { locale: 'fr', question: 'comment annuler une reservation', topic: 'managing' },
    { locale: 'fr', question: 'y a-t-il une doc de l’API', topic: 'api' },
  ]) {
    it(`should find ${topic} by “${question}”`, () => {
      assert.equal(search.search(languages.textsFor(locale), question).hits[0], topic);
    });
  }

  for (const question of [
    'refund the Contoso machines',
    'tell me a joke',
    'what about it?',
    '???',
    'xyzzy',
  ]) {
    it(`should not be sure of a topic for “${question}”`, () => {
      assert.equal(search.search(languages.textsFor('en'), question).clear, false);
    });
  }

  it('should find nothing where only small words are typed', () => {
    assert.deepEqual(search.search(languages.textsFor('fr'), 'où est la page ?').hits, []);
  });
});
