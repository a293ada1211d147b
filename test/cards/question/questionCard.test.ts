import { questionCard } from '../../../cards/question/questionCard.js';
import { assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

describe('questionCard', () => {
  it('should be drawable and show hostile words as they are', () => {
    const card = questionCard({
      title: 'Stop here?',
      text: HOSTILE_NAME,
      buttons: [{ title: '1. Yes', data: { action: 'drop', step: 's' }, style: 'destructive' }],
    });
    assertDrawable(card);
    assertShownAsTyped(card);
  });
});
