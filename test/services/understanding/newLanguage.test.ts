import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';
import { Intents } from '../../../services/understanding/intents.js';
import { learnedFrom } from '../../../services/understanding/learnedLanguage.js';
import { loadSentences } from '../../../services/understanding/loadSentences.js';
import { namesOf, reservationsOf, useHeardDesk } from './heardDesk.js';

const ENGLISH = fileURLToPath(new URL('../../../services/localization/en', import.meta.url));

const DUTCH: Readonly<Record<string, readonly string[]>> = {
  refund: [
    'ik wil mijn geld terug',
    'betaal {reservation} terug',
    'geef het geld van {customer} terug',
    'ik wil {reservation} teruggeven',
    'terugbetaling van de reservering',
    'geld terug voor {quantity} stuks',
  ],
  overview: [
    'toon de reservering',
    'laat {reservation} van {customer} zien',
    'toon mij de gegevens van {reservation}',
    'wanneer verloopt de reservering',
    'hoe goed wordt {reservation} gebruikt',
  ],
  access: [
    'wie heeft toegang',
    'geef {email} toegang tot {reservation}',
    'trek de toegang van {email} in',
    'voeg een lezer toe',
  ],
  none: ['hallo', 'goedemorgen', 'wat voor weer is het', 'bestel een pizza', 'dank je wel'],
};
const DATES = { before: 'voor', within: 'in|verloopt', next: 'volgende|komende', month: 'maand|maanden' };

/** A copy of the English texts, and Dutch as nothing but files. */
function writeLanguages(folder: string): void {
  cpSync(ENGLISH, path.join(folder, 'en'), { recursive: true });
  const dutch = path.join(folder, 'nl');
  mkdirSync(path.join(dutch, 'sentences'), { recursive: true });
  writeFileSync(path.join(dutch, 'dates.json'), JSON.stringify(DATES));
  for (const [label, sentences] of Object.entries(DUTCH)) {
    writeFileSync(path.join(dutch, 'sentences', `${label}.json`), JSON.stringify(sentences));
  }
}

describe('a language that was added as files', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'desk-languages-'));
    writeLanguages(folder);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const hear = useHeardDesk(() => ({
    languages: loadLanguageBook('en-US', folder),
    intents: new Intents(learnedFrom(loadSentences(folder))),
  }));

  it('should be understood without any code of its own', async () => {
    const heard = await hear('Ik wil graag mijn geld terug voor Web front end van Contoso', {
      language: 'nl',
    });
    assert.equal(heard.guesses[0]?.task, 'refund');
    assert.deepEqual([namesOf(heard), reservationsOf(heard)], [['Contoso Ltd'], ['Web front end']]);
  });

  it('should be told apart from the others, whatever the chat is in', async () => {
    const heard = await hear('wie heeft toegang', { language: 'en' });
    assert.equal(heard.guesses[0]?.task, 'access');
  });

  it('should have its months from Intl and its words about time from its texts', async () => {
    const { expiry } = await hear('wat verloopt in maart', { language: 'nl' });
    assert.deepEqual(expiry, { from: '2027-03-01', before: '2027-04-01' });
    assert.deepEqual((await hear('voor 30 juni', { language: 'nl' })).expiry, { before: '2027-06-30' });
  });

  it('should be asked for nothing where its sentences say so', async () => {
    assert.deepEqual((await hear('bestel een pizza', { language: 'nl' })).guesses, []);
  });
});
