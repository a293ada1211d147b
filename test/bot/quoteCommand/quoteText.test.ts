import assert from 'node:assert/strict';
import { quoteText } from '../../../bot/quoteCommand/quoteText.js';
import type { QuoteCardView } from '../../../cards/quote/quoteCard.js';

function viewOf(changes: Partial<QuoteCardView> = {}): QuoteCardView {
  return {
    title: 'Refund quote',
    product: '3 of 10 × Standard_D4s_v5',
    subtitle: 'Contoso Ltd · Web',
    refusals: [],
    warnings: [],
    groups: [],
    lines: [
      { label: 'Paid', explanation: 'Upfront', amount: '£1,200.00' },
      { label: 'Fee', explanation: '', amount: '-£4.20' },
    ],
    totals: [{ label: 'Refund', amount: '£1,195.80', style: 'good' }],
    notes: [],
    outlooks: [],
    sections: [
      {
        title: 'Terms',
        facts: [{ label: 'Policy', value: 'csp-2018', alignment: 'Left' }],
        blocks: [{ title: 'Web', lines: ['ID 1', 'Order 2'] }],
      },
      {
        title: 'Limit',
        facts: [
          { label: 'Free', value: '$50,000.00', alignment: 'Right' },
          { label: 'Taken', value: '$7.00', alignment: 'Right' },
        ],
        blocks: [],
      },
    ],
    buttons: [],
    ...changes,
  };
}

describe('quoteText', () => {
  it('should put amounts below one another and parts apart', () => {
    assert.equal(
      quoteText(viewOf()),
      [
        'Refund quote',
        '3 of 10 × Standard_D4s_v5',
        'Contoso Ltd · Web',
        '',
        'Paid    £1,200.00  Upfront',
        'Fee        -£4.20',
        'Refund  £1,195.80',
        '',
        'Terms',
        '  Policy  csp-2018',
        '  Web',
        '    ID 1',
        '    Order 2',
        '',
        'Limit',
        '  Free   $50,000.00',
        '  Taken       $7.00',
      ].join('\n'),
    );
  });

  it('should leave out what the quote does not have and say why it is refused', () => {
    const refusals = [
      { reason: 'It has expired.', remedy: '' },
      { reason: 'Too many.', remedy: 'Return 2.' },
    ];
    assert.equal(
      quoteText(viewOf({ refusals, lines: [], totals: [], sections: [], product: '' })),
      ['Refund quote', 'Contoso Ltd · Web', '', 'It has expired.', 'Too many.', 'Return 2.'].join('\n'),
    );
  });

  it('should list what is given back and what is bought', () => {
    const groups = [
      {
        title: 'Given back',
        items: [
          { title: '3 × A', notes: ['Web', 'Paid £9.00'], amount: '£7.00' },
          { title: '10 × BB', notes: [], amount: '£11.00' },
        ],
      },
    ];
    const text = quoteText(viewOf({ groups, lines: [], totals: [], sections: [], notes: ['Demo prices.'] }));
    const [, given, notes] = text.split('\n\n');
    assert.equal(given, 'Given back\n  3 × A     £7.00\n    Web\n    Paid £9.00\n  10 × BB  £11.00');
    assert.equal(notes, 'Demo prices.');
  });

  it('should let no name steer the terminal', () => {
    const subtitle = 'Web\u001b[2J\u009b31m\r\n\u202egnp · Contoso';
    const text = quoteText(viewOf({ subtitle }));
    assert.match(text, /^Web\ufffd\[2J\ufffd31m\ufffd\ufffd\ufffdgnp · Contoso$/m);
  });
});
