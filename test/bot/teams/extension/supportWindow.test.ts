import assert from 'node:assert/strict';
import { AdaptiveCard, SerializationContext, Versions } from 'adaptivecards';
import type { Attachment } from 'botbuilder';
import { windowView } from '../../../../bot/teams/extension/supportWindow.js';
import { formCard } from '../../../../cards/form/formCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../../../cards/cardChecks.js';
import { fieldOf } from './windowCard.js';

const CHOICES = {
  customers: [{ value: 'c', title: HOSTILE_NAME }],
  reservations: [{ value: 'c/r', title: HOSTILE_NAME }],
};
const ENTRIES = { customer: 'c', reservation: 'c/r', description: HOSTILE_NAME, firstName: HOSTILE_NAME };
const PROBLEMS = new Map(['customer', 'reservation', 'topic', 'email'].map((id) => [id, HOSTILE_NAME]));

describe('the card of the support window', () => {
  for (const texts of allTexts) {
    for (const problems of [new Map<string, string>(), PROBLEMS]) {
      it(`should be drawn in ${texts.language}${problems.size > 0 ? ' with its problems' : ''}`, () => {
        const card = formCard(windowView(texts, CHOICES, { key: 'k', entries: ENTRIES, problems }));
        assert.deepEqual(parseFaults(card), []);
        assert.doesNotMatch(JSON.stringify(card.content.body), /"text":""/, 'the window has the title');
        assertDrawable(withoutSearches(card));
        assertShownAsTyped(withoutChoices(card));
        for (const id of ['customer', 'reservation']) {
          const { style, choices } = fieldOf(card.content, id);
          // Clients read Markdown in the choices of other styles.
          assert.equal(style, 'compact');
          assert.match(choices![0]!.title.replace(/\u2060/g, ''), /<script>/);
        }
      });
    }
  }
});

/** What a client that knows the search of Teams has against the card. */
function parseFaults({ content }: Attachment): string[] {
  const context = new SerializationContext(Versions.v1_6);
  const card = new AdaptiveCard();
  card.parse({ ...content, version: '1.6' }, context);
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...parsing, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

/** The public schema of 1.5 has no searches; clients that know none draw the choices alone. */
function withoutSearches(card: Attachment): Attachment {
  return without('choices.data', card);
}

function withoutChoices(card: Attachment): Attachment {
  return without('choices', withoutSearches(card));
}

function without(member: string, card: Attachment): Attachment {
  return JSON.parse(JSON.stringify(card, (name, value) => (name === member ? undefined : value)));
}
