import assert from 'node:assert/strict';
import { type PortfolioCardView, portfolioCard } from '../../../cards/portfolio/portfolioCard.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable } from '../cardChecks.js';

const BUTTONS = [{ title: 'Back', data: { action: 'desk.back', step: 's' }, style: 'default' as const }];

function aView(changes: Partial<PortfolioCardView> = {}): PortfolioCardView {
  return {
    title: 'All customers',
    text: 'You have 2 customers.',
    notice: '',
    hint: 'Press a line.',
    figures: [
      {
        title: '1. Expiring within 30 days',
        text: '12 reservations expire in this time.',
        figure: '12',
        color: 'Attention',
        data: { action: 'open', step: 's', item: 'expiring30' },
      },
    ],
    buttons: BUTTONS,
    ...changes,
  };
}

describe('portfolioCard', () => {
  for (const color of ['Good', 'Warning', 'Attention', 'Accent'] as const) {
    it(`should be drawable with a figure in ${color}, with and without a notice`, () => {
      const figures = aView().figures.map((figure) => ({ ...figure, color }));
      assertDrawable(portfolioCard(aView({ figures })));
      assertDrawable(portfolioCard(aView({ figures, notice: 'One customer is left out.' })));
    });
  }

  it('should send the figure that is pressed', () => {
    const card = ShownCard.of(portfolioCard(aView()));
    assert.deepEqual(card.dataOf('Expiring within 30 days'), {
      action: 'open',
      step: 's',
      item: 'expiring30',
    });
  });

  it('should show a notice only where there is one', () => {
    const withOne = ShownCard.of(portfolioCard(aView({ notice: 'One customer is left out.' })));
    assert.match(withOne.text, /One customer is left out\./);
    assert.deepEqual(ShownCard.of(portfolioCard(aView())).text.split('\n'), [
      'All customers',
      'You have 2 customers.',
      '1. Expiring within 30 days',
      '12 reservations expire in this time.',
      '12',
      'Press a line.',
      'Back',
    ]);
  });

  for (const texts of allTexts) {
    it(`should be drawable with the longest texts in ${texts.language}`, () => {
      const say = { count: 20_000, number: texts.number(20_000) };
      const text = texts.say('portfolio.limits.text', say);
      const figures = aView().figures.map((figure) => ({ ...figure, text }));
      assertDrawable(portfolioCard(aView({ figures, notice: texts.say('portfolio.unreadable', say) })));
    });
  }
});
