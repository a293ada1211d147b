import assert from 'node:assert/strict';
import { resourceCard } from '../../../cards/resources/resourceCard.js';
import { RESOURCE_TOPICS } from '../../../dialogs/resources/resourceTopics.js';
import { allTexts, assertDrawable } from '../cardChecks.js';

const DONE = { title: '2. Done', data: { action: 'done', step: 's' }, style: 'default' as const };

describe('resourceCard', () => {
  for (const texts of allTexts) {
    for (const topic of RESOURCE_TOPICS) {
      it(`should be drawable and open a page of Microsoft's for ${topic} in ${texts.language}`, () => {
        const page = texts.say(`resources.topics.${topic}.page`);
        const card = resourceCard({
          area: texts.say('resources.title'),
          title: texts.say(`resources.topics.${topic}.title`),
          text: texts.say(`resources.topics.${topic}.text`),
          page,
          links: [{ title: texts.say('resources.buttons.open'), url: page }],
          buttons: [DONE],
        });
        assertDrawable(card);
        assert.equal(card.content.actions[0].type, 'Action.OpenUrl');
        const { host, pathname } = new URL(card.content.actions[0].url);
        assert.equal(host, 'learn.microsoft.com');
        assert.match(pathname, /^\/[a-z]{2}-[a-z]{2}\/(partner-center|azure)\//);
      });
    }
  }
});
