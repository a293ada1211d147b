import assert from 'node:assert/strict';
import { buttonRows } from '../../../cards/button.js';
import { groupCard } from '../../../cards/group/groupCard.js';
import { allTexts, assertDrawable } from '../cardChecks.js';

describe('groupCard', () => {
  for (const texts of allTexts) {
    for (const kind of ['welcome', 'summary'] as const) {
      it(`should be drawable for ${kind} in ${texts.language}`, () => {
        const title = texts.say('menu.tasks.refund');
        const data = { action: 'refund', step: 's' };
        const card = groupCard({
          title: texts.say(`group.${kind}.title`),
          text: texts.say(`group.${kind}.text`),
          hint: texts.say('group.hint'),
          rows: buttonRows([{ title, data, style: 'default' }]),
          links: [],
        });
        assertDrawable(card);
      });
    }

    for (const why of ['notInstalled', 'refused', 'impossible'] as const) {
      it(`should be drawable for ${why} in ${texts.language}, with a link`, () => {
        const url = 'https://teams.microsoft.com/l/chat/0/0?users=28:id';
        const card = groupCard({
          title: texts.say('group.link.title'),
          text: texts.say(`group.link.${why}`),
          hint: '',
          rows: [],
          links: [{ title: texts.say('group.link.open'), url }],
        });
        assertDrawable(card);
        assert.match(JSON.stringify(card.content), /"Action\.OpenUrl"/);
      });
    }
  }
});
