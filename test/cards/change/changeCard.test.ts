import assert from 'node:assert/strict';
import { type ChangeCardView, changeCard } from '../../../cards/change/changeCard.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

function aView(changes: Partial<ChangeCardView> = {}): ChangeCardView {
  return {
    title: 'Change it?',
    about: 'VM-Prod · Contoso',
    changes: [{ label: 'Name', beforeLabel: 'Before', before: 'Old', afterLabel: 'After', after: 'New' }],
    notice: 'It takes effect at once.',
    buttons: [
      { title: '1. Yes', data: { action: 'confirm', step: 's' }, style: 'positive' },
      { title: 'Back', data: { action: 'desk.back', step: 's' }, style: 'default' },
    ],
    ...changes,
  };
}

describe('changeCard', () => {
  for (const texts of allTexts) {
    it(`should be drawable in ${texts.language}`, () => {
      const words = {
        label: texts.say('access.change.roles'),
        beforeLabel: texts.say('change.before'),
        afterLabel: texts.say('change.after'),
      };
      const one = { ...words, before: texts.say('change.none'), after: texts.label('accessRole', 'Owner') };
      assertDrawable(
        changeCard(
          aView({
            title: texts.say('access.change.grantTitle'),
            changes: [one, one, one],
            notice: texts.say('access.notice.Owner'),
          }),
        ),
      );
    });
  }

  it('should show each change with what it is before and after', () => {
    const second = {
      label: 'Renewal',
      beforeLabel: 'Before',
      before: 'Off',
      afterLabel: 'After',
      after: 'On',
    };
    const card = ShownCard.of(changeCard(aView({ changes: [...aView().changes, second] })));
    assert.match(
      card.text,
      /Change it\?\nVM-Prod · Contoso\nName\nBefore\nOld\nAfter\nNew\nRenewal\nBefore\nOff\nAfter\nOn\nIt takes effect/,
    );
  });

  it('should send what its buttons stand for', () => {
    assert.deepEqual(ShownCard.of(changeCard(aView())).dataOf('Yes'), { action: 'confirm', step: 's' });
  });

  it('should say its title aloud', () => {
    assert.equal(changeCard(aView()).content.speak, 'Change it?');
  });

  for (const part of ['before', 'after'] as const) {
    it(`should show a hostile value ${part} the change as it is`, () => {
      const [change] = aView().changes;
      const card = changeCard(aView({ changes: [{ ...change!, [part]: HOSTILE_NAME }] }));
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }

  it('should show hostile names of whom it is about as they are', () => {
    const card = changeCard(aView({ about: HOSTILE_NAME }));
    assertDrawable(card);
    assertShownAsTyped(card);
  });
});
