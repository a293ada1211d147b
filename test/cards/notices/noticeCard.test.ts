import assert from 'node:assert/strict';
import { noticeCard } from '../../../cards/notices/noticeCard.js';
import { itemOf, type NoticeTarget, targetOf } from '../../../cards/notices/noticeTarget.js';
import { noticeView } from '../../../cards/notices/noticeView.js';
import type { Notice } from '../../../services/notices/notice.js';
import { allTexts, assertDrawable, assertShownAsTyped, HOSTILE_NAME, textsIn } from '../cardChecks.js';

function status(number: number): Notice {
  return {
    kind: 'requestStatus',
    requestId: `SR-00000${number}`,
    customerName: HOSTILE_NAME,
    status: 'Closed',
  };
}

const EXPIRY: Notice = {
  kind: 'expiringSoon',
  customerId: 'c',
  customerName: 'Contoso',
  reservationId: 'r',
  reservationName: HOSTILE_NAME,
  expiryDate: '2026-12-01',
};

const DIGEST: Notice = {
  kind: 'weeklyDigest',
  summary: {
    customers: 3,
    reservations: 40,
    expiring: { 30: 2, 60: 4, 90: 6 },
    underused: 5,
    limitsNearlyGone: 1,
    openRequests: 2,
    unreadable: 0,
  },
};

describe('noticeCard', () => {
  const buttons = (notices: readonly Notice[]) =>
    noticeView(textsIn('en'), notices).buttons.map(({ title }) => title);

  for (const texts of allTexts) {
    it(`should be drawable with every kind of news, and show names as they are (${texts.language})`, () => {
      const free = { amountMinor: 1_500_000, currency: 'USD' };
      const refilled: Notice = { kind: 'limitRefilled', customerId: 'c', customerName: 'Contoso', free };
      const answer: Notice = {
        kind: 'supportAnswer',
        requestId: 'SR-000001',
        customerName: 'Contoso',
        answers: 2,
      };
      const card = noticeCard(noticeView(texts, [DIGEST, EXPIRY, refilled, answer, status(1)]));
      assertDrawable(card);
      assertShownAsTyped(card);
      assert.doesNotMatch(JSON.stringify(card), /notices\./);
    });
  }

  it('should show five lines at most, and count the rest', () => {
    const view = noticeView(textsIn('en'), [1, 2, 3, 4, 5, 6, 7].map(status));
    assert.deepEqual([view.lines.length, view.more], [5, 'and 2 more']);
  });

  it('should say what the figures are where other news stand above them', () => {
    const figuresTitle = (notices: readonly Notice[]) => noticeView(textsIn('en'), notices).figuresTitle;
    assert.equal(figuresTitle([EXPIRY, DIGEST]), 'Your customers this week');
    assert.equal(figuresTitle([DIGEST]), '');
    assert.equal(figuresTitle([EXPIRY]), '');
  });

  it('should lead to the thing itself where it is one, and to all of them where they are several', () => {
    assert.deepEqual(buttons([status(1)]), ['Show the request', 'Notification settings']);
    assert.deepEqual(buttons([status(1), status(2)]), ['My requests', 'Notification settings']);
    assert.deepEqual(buttons([EXPIRY]), ['Look at the reservation', 'Notification settings']);
    assert.deepEqual(buttons([DIGEST]), ['All customers', 'Notification settings']);
  });

  it('should carry every target there and back', () => {
    const targets: NoticeTarget[] = [
      { to: 'request', requestId: 'SR-000001' },
      { to: 'reservation', customerId: 'c', reservationId: 'r' },
      { to: 'requests' },
      { to: 'expiring' },
      { to: 'portfolio' },
    ];
    for (const target of targets) assert.deepEqual(targetOf(itemOf(target)), target);
  });
});
