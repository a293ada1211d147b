import assert from 'node:assert/strict';
import { TestAdapter, TurnContext } from 'botbuilder-core';
import { DialogContextError } from 'botbuilder-dialogs';
import { failureSentence } from '../../bot/failureSentence.js';
import { RefusedError, type ServiceFacts, UnreachableError } from '../../services/errors.js';
import { loadLanguageBook } from '../../services/localization/languageBook.js';

const CORRELATION = '0d5b8a3e-1111-4222-8333-944445555666';
const REFERENCE = 'K7WQ2MPA';

describe('failureSentence', () => {
  const book = loadLanguageBook('en');
  const sentence = failureSentence(book);
  const said = (error: unknown, locale = 'en-US') => {
    const context = new TurnContext(new TestAdapter(async () => undefined), { type: 'message', locale });
    return sentence(context, error, REFERENCE);
  };
  const refused = (facts: Partial<ServiceFacts>) =>
    new RefusedError('ServiceRefused', 'no', { service: { service: 'reservations', ...facts } });

  it('should speak the language of the channel and quote the reference', () => {
    const error = new UnreachableError('ServiceBusy', 'x', { service: { service: 'graph' } });
    assert.equal(
      said(error, 'fr-FR'),
      book.textsFor('fr-FR').say('errors.ServiceBusy', { reference: REFERENCE }),
    );
    assert.match(`${said(error, 'fr-FR')}`, /K7WQ2MPA/);
  });

  it('should explain a refusal by the code of the service, and name the id to quote', () => {
    const texts = book.textsFor('de');
    const words = `${said(refused({ serviceCode: 'CreateQuoteFailed', correlationId: CORRELATION }), 'de')}`;
    assert.ok(words.startsWith(`${texts.serviceRefusal('CreateQuoteFailed')} `), words);
    assert.match(words, new RegExp(CORRELATION));
  });

  it('should name a code that it has no sentence for', () => {
    const words = `${said(refused({ serviceCode: 'NeverHeardOf', correlationId: CORRELATION }))}`;
    assert.match(words, /NeverHeardOf.*0d5b8a3e/);
  });

  it('should name the correlation id of a refusal without a code', () => {
    assert.match(
      `${said(refused({ correlationId: CORRELATION }))}`,
      new RegExp(`${CORRELATION}.*${REFERENCE}`),
    );
  });

  it('should name the reference where the service gave no id', () => {
    const words = `${said(refused({ serviceCode: 'CreateQuoteFailed' }))}`;
    assert.match(words, /K7WQ2MPA/);
    assert.doesNotMatch(words, /\{\{/);
  });

  it('should see through what the SDK wraps around errors of dialogs', () => {
    const inner = refused({ serviceCode: 'CreateQuoteFailed', correlationId: CORRELATION });
    const wrapped = Object.assign(Object.create(DialogContextError.prototype), { error: inner });
    assert.equal(said(wrapped), said(inner));
  });

  it('should keep silent about what an unexpected error says', () => {
    assert.equal(
      said(new TypeError('Contoso')),
      book.textsFor('en-US').say('errors.Unexpected', { reference: REFERENCE }),
    );
  });
});
