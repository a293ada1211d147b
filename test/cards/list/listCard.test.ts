import assert from 'node:assert/strict';
import { type ListRow, listCard } from '../../../cards/list/listCard.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const BUTTONS = [{ title: 'Back', data: { action: 'desk.back', step: 's' }, style: 'default' as const }];

function aRow(changes: Partial<ListRow> = {}): ListRow {
  return {
    title: '1. Contoso',
    subtitle: 'contoso.com',
    detail: '× 4',
    detailColor: 'Good',
    data: { action: 'pick', step: 's', item: 'contoso' },
    ...changes,
  };
}

describe('listCard', () => {
  it('should be drawable with rows, without rows and with rows of a title only', () => {
    for (const rows of [[aRow(), aRow()], [], [aRow({ subtitle: '', detail: '', detailColor: 'Default' })]]) {
      assertDrawable(listCard({ title: 'Which?', text: 'Choose one.', rows, buttons: BUTTONS }));
    }
  });

  it('should send the row that is pressed', () => {
    const card = listCard({ title: 'Which?', text: '', rows: [aRow()], buttons: BUTTONS });
    assert.deepEqual(ShownCard.of(card).dataOf('1. Contoso'), { action: 'pick', step: 's', item: 'contoso' });
  });

  it('should be drawable with rows that are only looked at, which send nothing', () => {
    const { data: _data, ...row } = aRow({ title: 'Contoso' });
    const card = listCard({ title: 'Who?', text: '', rows: [row, row], buttons: BUTTONS });
    assertDrawable(card);
    assert.deepEqual(ShownCard.of(card).rows, []);
    assert.match(ShownCard.of(card).text, /Contoso\ncontoso\.com/);
  });

  it('should be drawable with paging in a row of its own, apart from the other buttons', () => {
    const paging = [
      { title: 'Next page', data: { action: 'nextPage', step: 's' }, style: 'default' as const },
    ];
    const card = listCard({ title: 'Which?', text: '', rows: [aRow()], paging, buttons: BUTTONS });
    assertDrawable(card);
    assert.deepEqual(ShownCard.of(card).buttons, ['Back']);
    assert.deepEqual(ShownCard.of(card).dataOf('Next page'), { action: 'nextPage', step: 's' });
  });

  for (const about of ['title', 'subtitle', 'detail'] as const) {
    it(`should show a hostile ${about} as it is`, () => {
      const rows = [aRow({ [about]: HOSTILE_NAME })];
      const card = listCard({ title: 'Which?', text: 'Choose one.', rows, buttons: BUTTONS });
      assertDrawable(card);
      assertShownAsTyped(card);
    });
  }

  it('should show hostile words that are said back as they are', () => {
    const card = listCard({ title: 'Which?', text: HOSTILE_NAME, rows: [], buttons: BUTTONS });
    assertDrawable(card);
    assertShownAsTyped(card);
  });
});
