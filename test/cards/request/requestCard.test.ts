import assert from 'node:assert/strict';
import { requestCard } from '../../../cards/request/requestCard.js';
import { problemSection, writing } from '../../../cards/request/requestSections.js';
import { requestView } from '../../../cards/request/requestView.js';
import { receipt } from '../../../dialogs/request/receipt.js';
import { REQUEST_STATUSES, type SupportRequest } from '../../../services/model.js';
import { loadPolicies } from '../../../services/quotes/loadPolicies.js';
import { quoteRefund } from '../../../services/quotes/refund.js';
import { aReservation } from '../../dialogs/deskFakes.js';
import { CONTACT } from '../../dialogs/request/supportChat.js';
import { ShownCard } from '../../dialogs/shownCard.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME } from '../cardChecks.js';

const AT = '2026-11-22T09:00:00.000Z';

function aRequest(changes: Partial<SupportRequest> = {}): SupportRequest {
  const policy = loadPolicies().get('csp-2018')!;
  const circumstances = { policy, pool: [], pendingQuantity: 0, at: new Date(AT) };
  return {
    id: 'SR-000001',
    key: 'key',
    customerId: 'customer-1',
    customerName: HOSTILE_NAME,
    reservationId: 'reservation-1',
    createdBy: 'user-1',
    createdAt: AT,
    status: 'Open',
    basics: { issueType: 'Billing' },
    problem: {
      problemType: 'ReservationManagement',
      category: 'ExchangesAndRefunds',
      severity: 'Minimal',
      description: HOSTILE_NAME,
    },
    contact: { ...CONTACT, firstName: HOSTILE_NAME, lastName: HOSTILE_NAME, email: HOSTILE_NAME },
    refund: quoteRefund(aReservation(), 2, circumstances),
    comments: [
      { id: '1', authorId: 'user-1', at: AT, text: HOSTILE_NAME },
      { id: '2', authorId: 'support', at: AT, text: 'Thanks' },
    ],
    ...changes,
  };
}

describe('requestCard', () => {
  for (const texts of allTexts) {
    for (const status of REQUEST_STATUSES) {
      it(`should draw a request that is ${status} in ${texts.language}, its names as typed`, () => {
        const button = { title: '1. Add', data: { action: 'comment', step: 's' }, style: 'default' as const };
        const card = requestCard(requestView(texts, aRequest({ status }), 'user-1', [button]));
        assertDrawable(card);
        assertShownAsTyped(card);
        assert.ok(ShownCard.of(card).text.includes(texts.label('status', status)));
      });
    }

    it(`should draw a receipt in ${texts.language} for an answer by mail and by phone`, () => {
      for (const method of ['Email', 'Phone'] as const) {
        const contact = { ...CONTACT, method, email: HOSTILE_NAME, phone: HOSTILE_NAME };
        const card = receipt(texts, { id: 'SR-000001', status: 'Open' }, contact);
        assertDrawable(card);
        assertShownAsTyped(card);
      }
    });
  }

  it('should show how the refund comes about and who wrote a comment when', () => {
    const [english] = allTexts;
    const { text } = ShownCard.of(requestCard(requestView(english!, aRequest(), 'user-1', [])));
    assert.match(text, /Quantity to return\n2 of 4\nPaid\n\$2,000\.00/);
    assert.match(text, /Refund\n\$771\.50\nRefund policy\ncsp-2018/);
    // 09:00 UTC is 4 in the morning where the contact is.
    assert.match(text, /You, November 22, 2026 at 4:00 AM/);
    assert.match(text, /Support, November 22, 2026 at 4:00 AM\nThanks/);
  });

  it('should show the number of the ticket and who wrote from outside the desk, as typed', () => {
    const [english] = allTexts;
    const comments = ['microsoft', 'elsewhere'].map((authorId) => ({
      id: authorId,
      authorId,
      at: AT,
      text: HOSTILE_NAME,
    }));
    const card = requestCard(
      requestView(english!, aRequest({ ticketNumber: '2611', comments }), 'user-1', []),
    );
    assertDrawable(card);
    assertShownAsTyped(card);
    const { text } = ShownCard.of(card);
    assert.match(text, /Microsoft’s request number\n2611/);
    assert.match(text, /Support, November 22[^\n]*\n/);
    assert.match(text, /Your side, elsewhere, November 22[^\n]*\n/);
    const filed = receipt(english!, { id: 'SR-000001', status: 'Open', ticketNumber: '2611' }, CONTACT);
    assert.match(ShownCard.of(filed).text, /Microsoft’s request number\n2611/);
  });

  it('should draw buttons that belong to a section', () => {
    const [english] = allTexts;
    const button = { title: '3. Edit', data: { action: 'problem', step: 's' }, style: 'default' as const };
    const view = requestView(english!, aRequest(), 'user-1', []);
    const sections = [{ ...problemSection(english!, aRequest().problem), buttons: [button] }];
    const card = requestCard({ ...view, sections });
    assertDrawable(card);
    assert.deepEqual(ShownCard.of(card).dataOf('Edit'), button.data);
  });

  it('should draw a description line by line, and a very long one in a bounded card', () => {
    const [english] = allTexts;
    const { problem } = aRequest();
    const { writings } = problemSection(english!, { ...problem, description: 'a\n\nb' });
    assert.deepEqual(writings[0]?.lines, ['a', 'b']);
    const long = Array.from({ length: 5_000 }, (_, index) => `line ${index}`).join('\n');
    const many = writing(english!, 'Label', long, long.length * 2);
    assert.ok(many.lines.length < 100);
    assert.ok(many.lines.at(-1)?.endsWith('line 4999'));
    assert.equal(many.label, 'Label');
  });

  it('should show the beginning of a text that is too large for a card, and say so', () => {
    const [english] = allTexts;
    const { label, lines } = writing(english!, 'Label', '👍'.repeat(1_000), 403);
    assert.deepEqual(lines, ['👍'.repeat(100)]);
    assert.match(label, /^Label \(the first 200 of 2,000 characters;/);
  });
});
