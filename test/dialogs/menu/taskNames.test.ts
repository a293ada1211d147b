import assert from 'node:assert/strict';
import type { TextKey } from '../../../services/localization/texts.js';
import { languages } from '../../support/languages.js';

/** What else is called like a task of the menu: its card, and the button for it on the overview. */
const NAMED_ALIKE: readonly (readonly [TextKey, readonly TextKey[]])[] = [
  ['menu.tasks.refund', ['overview.buttons.refund']],
  ['menu.tasks.exchange', ['overview.buttons.exchange']],
  ['menu.tasks.support', ['overview.buttons.support']],
  ['menu.tasks.access', ['overview.buttons.access', 'access.title']],
  ['menu.tasks.configuration', ['overview.buttons.configuration', 'configuration.title']],
  ['menu.tasks.properties', ['overview.buttons.properties', 'properties.title']],
  ['menu.tasks.requests', ['requests.list.title']],
  ['menu.tasks.portfolio', ['portfolio.title']],
  ['menu.tasks.resources', ['resources.title']],
];

describe('names of the tasks', () => {
  for (const language of languages.languages) {
    it(`should be the same in the menu, on buttons and on cards in ${language}`, () => {
      const texts = languages.textsFor(language);
      for (const [inMenu, elsewhere] of NAMED_ALIKE) {
        for (const key of elsewhere) assert.equal(texts.say(key), texts.say(inMenu), key);
      }
    });
  }
});
