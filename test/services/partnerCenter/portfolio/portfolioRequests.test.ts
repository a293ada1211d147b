import assert from 'node:assert/strict';
import { UnreachableError } from '../../../../services/errors.js';
import type { SupportRequest } from '../../../../services/model.js';
import type { PartnerCenterPortfolio } from '../../../../services/partnerCenter/portfolio/partnerCenterPortfolio.js';
import { ANA, STRANGER, submission } from '../../local/deskFixture.js';
import { FIRST, PortfolioDesk } from './portfolioDesk.js';

function request(id: string, customerId: string, changes: Partial<SupportRequest> = {}): SupportRequest {
  return {
    ...submission({ customerId, key: id }),
    id,
    customerName: customerId === 'adatum' ? 'Adatum' : 'Gone',
    createdBy: 'test:ben',
    createdAt: '2026-06-14T10:00:00.000Z',
    status: 'Open',
    comments: [],
    ...changes,
  } as SupportRequest;
}

describe('open requests of PartnerCenterPortfolio', () => {
  let desk: PortfolioDesk;
  let portfolio: PartnerCenterPortfolio;
  const open = async (...names: readonly string[]) => {
    portfolio = await desk.open(...names);
  };
  beforeEach(() => {
    desk = new PortfolioDesk();
  });

  const numbers = async () =>
    (await portfolio.openRequests(ANA, FIRST)).items.map((line) => `${line.customerName} ${line.request.id}`);

  it('should be those on file, of customers that are not read yet too', async () => {
    desk.requests = [
      {
        customerId: 'adatum',
        requests: [request('SR-2', 'adatum'), request('SR-1', 'adatum', { status: 'Closed' })],
      },
      { customerId: 'gone', requests: [request('SR-3', 'gone')] },
    ];
    await open('Adatum');
    assert.deepEqual(await numbers(), ['Adatum SR-2', 'Gone SR-3']);
    assert.equal((await portfolio.openRequest(ANA, 'adatum', 'SR-2'))?.request.about, 'support');
    assert.equal(await portfolio.openRequest(ANA, 'adatum', 'SR-1'), undefined);
  });

  it('should follow what is filed and withdrawn', async () => {
    desk.requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
    await open('Adatum');
    portfolio.noteRequests('adatum', [request('SR-1', 'adatum'), request('SR-2', 'adatum')]);
    assert.deepEqual(await numbers(), ['Adatum SR-1', 'Adatum SR-2']);
    portfolio.noteRequests('adatum', [
      request('SR-1', 'adatum', { status: 'Withdrawn' }),
      request('SR-2', 'adatum'),
    ]);
    assert.deepEqual(await numbers(), ['Adatum SR-2']);
    assert.equal(await portfolio.openRequestNumbered(ANA, 'SR-1'), undefined);
  });

  it('should say so while they cannot be read, and be read later', async () => {
    desk.requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
    desk.failing = new UnreachableError('BackendUnreachable', 'disk');
    await open('Adatum');
    await assert.rejects(portfolio.openRequests(ANA, FIRST), { code: 'BackendUnreachable' });
    desk.failing = undefined;
    portfolio.noteRequests('adatum', []);
    await desk.time.tickAsync(60_000);
    assert.deepEqual(await numbers(), []);
    assert.equal((await portfolio.summary(ANA)).openRequests, 0);
  });

  it('should be looked at every hour, where a customer has any, until it has none', async () => {
    desk.requests = [
      { customerId: 'adatum', requests: [request('SR-1', 'adatum')] },
      { customerId: 'coho', requests: [request('SR-2', 'coho', { status: 'Closed' })] },
    ];
    await open('Adatum', 'Coho');
    const looks = () => desk.lookAtRequests.args.map(([customerId]) => customerId);
    assert.deepEqual(looks(), ['adatum']);
    portfolio.noteRequests('adatum', [request('SR-1', 'adatum'), request('SR-3', 'adatum')]);
    await desk.time.tickAsync(59 * 60_000);
    assert.deepEqual(looks(), ['adatum']);
    desk.lookAtRequests.callsFake(async (id) =>
      portfolio.noteRequests(id, [request('SR-1', id, { status: 'Closed' })]),
    );
    await desk.time.tickAsync(2 * 60_000);
    assert.deepEqual([looks(), await numbers()], [['adatum', 'adatum'], []]);
    await desk.time.tickAsync(3 * 60 * 60_000);
    assert.equal(looks().length, 2);
  });

  it('should be looked at soon after they were filed', async () => {
    await open('Adatum');
    portfolio.noteRequests('adatum', [request('SR-1', 'adatum')]);
    await desk.time.tickAsync(60_000);
    assert.equal(desk.lookAtRequests.callCount, 1);
  });

  it('should stay as they are while they cannot be looked at', async () => {
    desk.requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
    desk.lookAtRequests.rejects(new UnreachableError('ServiceUnavailable', 'down'));
    await open('Adatum');
    assert.deepEqual(await numbers(), ['Adatum SR-1']);
  });

  it("should be nobody else's", async () => {
    desk.requests = [{ customerId: 'adatum', requests: [request('SR-1', 'adatum')] }];
    await open('Adatum');
    assert.equal((await portfolio.summary(STRANGER)).openRequests, 0);
    assert.equal(await portfolio.openRequestNumbered(STRANGER, 'SR-1'), undefined);
  });
});
