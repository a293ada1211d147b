import assert from 'node:assert/strict';
import { measuredDesk } from '../../../bot/measured/measuredDesk.js';
import { createMetrics } from '../../../bot/metrics.js';
import { RefusedError } from '../../../services/errors.js';
import type { Caller, RequestSubmission, SupportRequest } from '../../../services/model.js';
import type { SupportDesk } from '../../../services/ports.js';

const CALLER: Caller = { userId: 'user-1', partnerId: 'partner-1', roles: [] };

/** A desk that answers every submission alike. */
function deskThat(answer: () => Promise<SupportRequest>): SupportDesk {
  const notAsked = () => Promise.reject(new TypeError('not asked'));
  return { submit: answer, list: notAsked, get: notAsked, comment: notAsked, withdraw: notAsked };
}

describe('measuredDesk', () => {
  for (const [kind, asked] of [
    ['refund', { refund: {} }],
    ['exchange', { exchange: {} }],
    ['other', {}],
  ] as const) {
    it(`should count how a submission of the kind ${kind} ended, and pass its end on`, async () => {
      const metrics = createMetrics();
      const submission = asked as unknown as RequestSubmission;
      const refused = new RefusedError('QuoteChanged', 'changed');
      const answers = [
        () => Promise.resolve({} as SupportRequest),
        () => Promise.reject(refused),
        () => Promise.reject(new TypeError('broken')),
      ];
      const ends = await Promise.allSettled(
        answers.map((answer) => measuredDesk(deskThat(answer), metrics).submit(CALLER, submission)),
      );
      assert.equal(ends[1]?.status === 'rejected' && ends[1].reason, refused);
      const counted = (await metrics.render()).match(/^desk_submissions_total.*$/gm);
      assert.deepEqual(counted, [
        `desk_submissions_total{kind="${kind}",outcome="filed"} 1`,
        `desk_submissions_total{kind="${kind}",outcome="refused"} 1`,
        `desk_submissions_total{kind="${kind}",outcome="failed"} 1`,
      ]);
    });
  }
});
