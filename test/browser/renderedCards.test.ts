import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Activity } from 'botbuilder';
import type { Browser, Page } from 'playwright-core';
import { replay } from '../replay/replay.js';
import { readTranscript } from '../replay/transcriptFile.js';
import { openBrowser } from './browser.js';

const TRANSCRIPTS = fileURLToPath(new URL('../transcripts/', import.meta.url));
const ADAPTIVE_CARDS = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');

/** Titles of the cards that have to be among the recorded ones, so that this test cannot run dry. */
const EXPECTED = {
  en: [
    'Welcome to the Reservation Desk',
    'Which customer?',
    'Reservation overview',
    'Refund quote',
    'What you give back',
    'Which product family',
    'Which product do',
    'What you get',
    'Exchange quote',
    'This exchange is not possible',
    'Refund or exchange?',
    'Review and send',
  ],
  fr: [
    'Quel client',
    'Aperçu de la réservation',
    'Devis de remboursement',
    'Ce que vous rendez',
    'Quelle famille de produits',
    'Quel produit',
    'Ce que vous obtenez',
    'Devis d’échange',
    'Cet échange n’est pas possible',
    'Remboursement ou échange',
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
      const cards = await recordedCards(language);
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

/** Each card of the language's transcripts once. A `.chat` holds words only: its cards are what the desk says now. */
async function recordedCards(language: string): Promise<RecordedCard[]> {
  const cards = new Set<string>();
  for (const name of readdirSync(TRANSCRIPTS)) {
    if (!name.includes(`.${language}.`)) continue;
    for (const activity of await activitiesIn(join(TRANSCRIPTS, name)))
      for (const { content } of activity.attachments ?? []) cards.add(JSON.stringify(content));
  }
  return [...cards].filter((card) => card?.includes('AdaptiveCard')).map((card) => JSON.parse(card));
}

async function activitiesIn(file: string): Promise<Partial<Activity>[]> {
  const transcript = await readTranscript(file);
  if (transcript.format === 'chat')
    return (await replay(transcript)).played.flatMap(({ replies }) => replies);
  return transcript.turns.flatMap(({ bot }) => bot);
}
