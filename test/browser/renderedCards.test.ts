import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Activity } from 'botbuilder';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.js';

const TRANSCRIPTS = new URL('../transcripts/', import.meta.url);
const ADAPTIVE_CARDS = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Titles of the cards that have to be among the recorded ones, so that this test cannot run dry. */
const EXPECTED = {
  en: [
    'Welcome to the Reservation Desk',
    'Which customer?',
    'Reservation overview',
    'Refund quote',
    'Review and send',
  ],
  fr: [
    'Quel client',
    'Aperçu de la réservation',
    'Devis de remboursement',
    'Coordonnées',
    'Vérifier et envoyer',
  ],
};

/** Evaluated in the page: draws a card and gives what the library has to say against it. */
const DRAW = `(content) => {
  const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
  const card = new AdaptiveCards.AdaptiveCard();
  card.parse(content, context);
  const drawn = card.render();
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const faults = card.validateProperties().validationEvents.map((event) => event.message);
  return [...events, ...faults, ...(drawn && drawn.innerText !== '' ? [] : ['nothing was drawn'])];
}`;

describe('every recorded card, drawn by the adaptivecards package', function () {
  this.timeout(120_000);
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await page.addScriptTag({ path: ADAPTIVE_CARDS });
  });

  after(() => browser.close());

  for (const [language, titles] of Object.entries(EXPECTED)) {
    it(`should draw without one validation event in ${language}`, async () => {
      const cards = recordedCards(language);
      for (const title of titles)
        assert.ok(
          cards.some(({ speak }) => speak.startsWith(title)),
          title,
        );
      for (const card of cards) {
        const faults = await page.evaluate<string[]>(`(${DRAW})(${JSON.stringify(card)})`);
        assert.deepEqual(faults, [], card.speak);
      }
      console.log(`      ${cards.length} different cards`);
    });
  }
});

interface RecordedCard {
  readonly speak: string;
}

/** Each card of the language's transcripts once. */
function recordedCards(language: string): RecordedCard[] {
  const files = readdirSync(TRANSCRIPTS).filter((name) => name.endsWith(`.${language}.transcript`));
  const cards = files.flatMap((name) => {
    const activities = JSON.parse(readFileSync(new URL(name, TRANSCRIPTS), 'utf8')) as Partial<Activity>[];
    return activities.flatMap(({ attachments = [] }) =>
      attachments.map(({ content }) => JSON.stringify(content)),
    );
  });
  return [...new Set(cards)].filter((card) => card?.includes('AdaptiveCard')).map((card) => JSON.parse(card));
}
