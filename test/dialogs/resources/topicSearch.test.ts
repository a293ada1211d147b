import assert from 'node:assert/strict';
import { TopicSearch } from '../../../dialogs/resources/topicSearch.js';
import { languages } from '../../support/languages.js';

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

  for (const { locale, questions } of [
    {
      locale: 'en',
      questions: [
        'best pizza in town',
        'what is the weather in London',
        'who won the world cup',
        'price of a train ticket to Paris',
        'how do I use Photoshop',
        'restore my backup',
        'where is the best restaurant',
        'what is the capital of France',
        'can you write a poem about cats',
        'book a flight to Rome',
        'how old are you',
      ],
    },
    {
      locale: 'fr',
      questions: [
        'meilleure pizza en ville',
        'quel temps fait-il à Paris',
        'qui a gagné la coupe du monde',
        'prix d’un billet de train pour Lyon',
        'raconte-moi une blague',
        'restaurer ma sauvegarde',
        'où est le meilleur restaurant',
        'quelle est la capitale de l’Espagne',
        'écris un poème sur les chats',
        'réserver un vol pour Rome',
        'quel âge as-tu',
      ],
    },
  ]) {
    for (const question of questions) {
      it(`should find nothing for “${question}”`, () => {
        const found = search.search(languages.textsFor(locale), question);
        assert.deepEqual(found, { hits: [], clear: false });
      });
    }
  }

  for (const { locale, question } of [
    { locale: 'en', question: 'order a pizza' },
    { locale: 'en', question: 'return my shoes' },
    { locale: 'en', question: 'change my password' },
    { locale: 'fr', question: 'commander une pizza' },
    { locale: 'fr', question: 'changer mon mot de passe' },
    { locale: 'fr', question: 'comment utiliser Photoshop' },
  ]) {
    it(`should not be sure where only a part is about a topic: “${question}”`, () => {
      assert.equal(search.search(languages.textsFor(locale), question).clear, false);
    });
  }

  for (const { locale, question } of [
    { locale: 'en', question: 'cancel or exchange' },
    { locale: 'en', question: 'where do I see the invoices?' },
    { locale: 'en', question: 'virtual machnes in advance' },
    { locale: 'fr', question: 'annuler ou échanger' },
    { locale: 'fr', question: 'qui a accès' },
  ]) {
    it(`should be sure of “${question}”`, () => {
      assert.equal(search.search(languages.textsFor(locale), question).clear, true);
    });
  }

  it('should find nothing where only small words are typed', () => {
    assert.deepEqual(search.search(languages.textsFor('fr'), 'où est la page ?').hits, []);
  });
});
