import assert from 'node:assert/strict';
import sinon from 'sinon';
import { RefusedError, UnreachableError } from '../../../../services/errors.js';
import { type CrawlRun, CustomerCrawl } from '../../../../services/partnerCenter/portfolio/customerCrawl.js';

const REFRESH_MS = 60 * 60_000;

describe('CustomerCrawl', () => {
  let time: sinon.SinonFakeTimers;
  const read = sinon.stub<[string], Promise<string>>();
  const take = sinon.stub<[string, string], void>();
  const failed = sinon.stub<[string, Error], void>();
  const done = sinon.stub<[CrawlRun], void>();

  function crawlOf(...customerIds: readonly string[]): CustomerCrawl<string> {
    const clock = { now: () => new Date() };
    const crawl = new CustomerCrawl({ clock, read, take, failed, done, refreshEveryMs: REFRESH_MS });
    for (const customerId of customerIds) crawl.add(customerId);
    return crawl;
  }

  const asked = () => read.args.map(([customerId]) => customerId);
  const busy = (retryAfterSeconds: number) =>
    new UnreachableError('ServiceBusy', 'busy', { service: { service: 'reservations', retryAfterSeconds } });
  const down = () => new UnreachableError('ServiceUnavailable', 'down');

  beforeEach(() => {
    time = sinon.useFakeTimers();
    for (const stub of [read, take, failed, done]) stub.reset();
    read.callsFake(async (customerId) => `of ${customerId}`);
  });

  it('should read every customer, a few at once', async () => {
    const answers: (() => void)[] = [];
    read.callsFake(
      (customerId) =>
        new Promise((resolve) => {
          answers.push(() => resolve(`of ${customerId}`));
        }),
    );
    const ids = Array.from({ length: 10 }, (_, number) => `c${number}`);
    const over = crawlOf(...ids).run();
    const running: number[] = [];
    for (let answered = 0; answered < ids.length; answered += 1) {
      await time.tickAsync(0);
      running.push(answers.length - answered);
      answers[answered]?.();
    }
    await over;
    assert.deepEqual([asked(), running], [ids, [4, 4, 4, 4, 4, 4, 4, 3, 2, 1]]);
    assert.deepEqual(take.args[3], ['c3', 'of c3']);
  });

  it('should tell how many were read and not, whenever any were due', async () => {
    read.withArgs('b').rejects(new RefusedError('ServiceForbidden', 'no access'));
    const crawl = crawlOf('a', 'b', 'c');
    await crawl.run();
    await crawl.run();
    assert.deepEqual(done.args, [[{ customers: 2, failed: 1, durationMs: 0 }]]);
    time.tick(REFRESH_MS);
    await crawl.run();
    assert.equal(done.callCount, 2);
  });

  it('should read again what has become old, and nothing else', async () => {
    const crawl = crawlOf('a', 'b');
    await crawl.run();
    time.tick(REFRESH_MS - 1);
    crawl.wasRead('b');
    await crawl.run();
    assert.deepEqual(asked(), ['a', 'b']);
    time.tick(1);
    await crawl.run();
    assert.deepEqual(asked(), ['a', 'b', 'a']);
  });

  it('should read those who come while it runs, and not those who went', async () => {
    const crawl = crawlOf('a', 'b', 'c', 'd', 'e');
    read.callsFake(async (customerId) => {
      if (customerId === 'a') crawl.add('f');
      crawl.delete('e');
      return '';
    });
    await crawl.run();
    assert.deepEqual(asked(), ['a', 'b', 'c', 'd', 'f']);
  });

  it('should read those who come just when it ends', async () => {
    for (let moment = 0; moment < 10; moment += 1) {
      const crawl = crawlOf();
      void crawl.run();
      for (let turn = 0; turn < moment; turn += 1) await Promise.resolve();
      crawl.add(`c${moment}`);
      await crawl.run();
      assert.equal(asked().at(-1), `c${moment}`);
    }
  });

  it('should not put what it began to read earlier in the place of what a turn knows since', async () => {
    let answer = (_: string) => {};
    read.returns(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const crawl = crawlOf('a');
    const over = crawl.run();
    await time.tickAsync(0);
    crawl.wasRead('a');
    answer('old');
    await over;
    assert.equal(take.callCount, 0);
  });

  it('should leave a busy service alone as long as it asks for, with all customers', async () => {
    read.onFirstCall().rejects(busy(9));
    const over = crawlOf('a', 'b', 'c', 'd', 'e', 'f').run();
    await time.tickAsync(8_999);
    const before = asked().length;
    assert.ok(before <= 5, `${before} were asked for`);
    await time.tickAsync(1);
    await over;
    assert.deepEqual(take.args.map(([customerId]) => customerId).sort(), ['a', 'b', 'c', 'd', 'e', 'f']);
    assert.equal(failed.callCount, 0);
  });

  it('should try a customer again soon whose service fails, and go on with the others meanwhile', async () => {
    read.withArgs('a').rejects(down());
    const crawl = crawlOf('a', 'b');
    await crawl.run();
    assert.deepEqual([failed.args[0]?.[0], take.args[0]?.[0]], ['a', 'b']);
    time.tick(5 * 60_000);
    read.withArgs('a').resolves('back');
    await crawl.run();
    assert.deepEqual(take.args.at(-1), ['a', 'back']);
  });

  it('should slow down when a service fails for one customer after another', async () => {
    read.rejects(down());
    const ids = Array.from({ length: 100 }, (_, number) => `c${number}`);
    const crawl = crawlOf(...ids);
    const over = crawl.run();
    await time.tickAsync(5_000);
    assert.ok(read.callCount < 30, `${read.callCount} calls`);
    crawl.close();
    await over;
  });

  it('should ask no sooner than usual for what is refused', async () => {
    read.rejects(new RefusedError('ServiceForbidden', 'no access'));
    const crawl = crawlOf('a');
    await crawl.run();
    time.tick(REFRESH_MS - 1);
    await crawl.run();
    assert.equal(failed.callCount, 1);
    time.tick(1);
    await crawl.run();
    assert.equal(failed.callCount, 2);
  });
});
