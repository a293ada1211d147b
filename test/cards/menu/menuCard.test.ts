import { buttonRows } from '../../../cards/button.js';
import { menuCard } from '../../../cards/menu/menuCard.js';
import { TASKS } from '../../../services/tasks.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

describe('menuCard', () => {
  for (const texts of allTexts) {
    for (const opening of ['welcome', 'next'] as const) {
      it(`should be drawable for ${opening} in ${texts.language}`, () => {
        assertDrawable(
          menuCard({
            title: texts.say(`menu.${opening}.title`),
            text: texts.say(`menu.${opening}.text`),
            hint: texts.say('menu.hint'),
            resume: [],
            rows: buttonRows(
              TASKS.map((task) => ({
                title: texts.say(`menu.tasks.${task}`),
                data: { action: task, step: 's' },
                style: 'default',
              })),
            ),
          }),
        );
      });
    }
  }

  it('should show a hostile customer name on a button as it is', () => {
    const card = menuCard({
      title: 'Welcome',
      text: 'Choose.',
      hint: '',
      resume: [{ title: HOSTILE_NAME, data: { action: 'resume', step: 's', item: 'k' }, style: 'positive' }],
      rows: [],
    });
    assertDrawable(card);
    assertShownAsTyped(card);
  });
});
