import assert from 'node:assert/strict';
import { RefusedError, UnreachableError } from '../../../services/errors.js';
import { atReview } from './refundChat.js';

describe('SupportDialog, when a request is sent', () => {
  it('should make one request of a double click', async () => {
    const { harness, requests } = await atReview();
    const review = harness.card;
    await harness.press('Submit request');
    const second = await harness.press('Submit request', {}, review).catch(() => undefined);
    assert.equal(requests.filed.length, 1);
    assert.ok(second === undefined || second.cards.every(({ text }) => !text.includes('is filed')));
  });

  it('should send the same identity again after a failure, so that one request comes of it', async () => {
    const { harness, requests, profiles } = await atReview();
    requests.failure = new UnreachableError('BackendUnreachable', 'down');
    await assert.rejects(harness.press('Submit request'), /down/);
    const { key } = profiles.profile.unfinished[0]!;
    const { cards } = await harness.press('Submit request');
    assert.match(cards[0]!.text, /SR-000001/);
    assert.equal(requests.filed.length, 1);
    assert.equal(requests.filed[0]?.key, key);
  });

  it('should give the request that is on file where its first answer was lost', async () => {
    const { harness, requests, clock, desk } = await atReview();
    const review = harness.card;
    const { submit } = requests;
    requests.submit = async (...sent) => {
      await submit.apply(requests, sent);
      throw new UnreachableError('BackendUnreachable', 'lost');
    };
    await assert.rejects(harness.press('Submit request'), /lost/);
    requests.submit = submit;
    desk.pending.set('reservation-1', 4);
    clock.moveTo('2026-11-25T09:00:00.000Z');
    const { cards } = await harness.press('Submit request', {}, review);
    assert.match(cards[0]!.text, /SR-000001 is filed/);
    assert.equal(requests.filed.length, 1);
  });

  it('should send refusals that no answer cures to the edge', async () => {
    const { harness, requests } = await atReview();
    requests.failure = new RefusedError('CustomerNotFound', 'gone');
    await assert.rejects(harness.press('Submit request'), /gone/);
  });
});
