import assert from 'node:assert/strict';
import { readTurnInput } from '../../../dialogs/prompts/turnInput.js';

const CARD = { contentType: 'application/vnd.microsoft.card.adaptive', content: {} };
const HTML = { contentType: 'text/html', content: '<p></p>' };
const FILE = { contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} };

describe('readTurnInput', () => {
  for (const [what, activity, kind] of [
    ['nothing at all', {}, 'nothing'],
    ['the text once more as HTML', { text: ' ', attachments: [HTML] }, 'nothing'],
    ['a shared card', { text: '\n', attachments: [CARD, HTML] }, 'card'],
    ['words above a shared card', { text: 'help', attachments: [CARD] }, 'typed'],
    ['a file', { attachments: [FILE, HTML] }, 'attachment'],
    ['a file beside a card', { attachments: [CARD, FILE] }, 'attachment'],
    ['an attachment of no kind', { attachments: [CARD, null] }, 'attachment'],
  ] as const) {
    it(`should read ${what} as ${kind}`, () => {
      assert.equal(readTurnInput(activity as Parameters<typeof readTurnInput>[0]).kind, kind);
    });
  }
});
