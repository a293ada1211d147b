import assert from 'node:assert/strict';
import { OrderSchedules } from '../../../../services/partnerCenter/reservations/orderSchedules.js';
import {
  type ReservationEvent,
  ReservationReader,
} from '../../../../services/partnerCenter/reservations/reservationReader.js';
import {
  completed,
  type ReadReservation,
  readReservation,
} from '../../../../services/partnerCenter/reservations/wireReservation.js';
import { ReservationUpdates } from '../../../../services/partnerCenter/settings/reservationUpdates.js';
import { allOf } from '../../../standIn/arm/armFixture.js';
import { StillClock } from '../../local/deskFixture.js';
import { answeringApi } from './answeringApi.js';
import { LISTED, ORDER, orderBody, RESERVATION, reservationBody } from './wireBodies.js';

const ORDERS = '/providers/Microsoft.Capacity/reservationOrders';
const PATH = `${ORDERS}/${ORDER}/reservations/${RESERVATION}`;
const VERSION = 'api-version=2022-11-01';

const unreadable = ({ fields }: ReservationEvent) => assert.fail(fields.join());

describe('bodies of Microsoft.Capacity, through the client of Azure', () => {
  it('should be read as one reservation, which is asked for with its renewal', async () => {
    const purchase = {
      sku: { name: 'Standard_E8as_v5' },
      location: 'francecentral',
      properties: { reservedResourceType: 'VirtualMachines', quantity: 7, term: 'P1Y', renew: false },
    };
    const total = { currencyCode: 'EUR', amount: 18_423.55 };
    const renewProperties = { purchaseProperties: purchase, billingCurrencyTotal: total };
    const { clients, sent } = answeringApi({ [`GET ${PATH}`]: reservationBody({ renewProperties }) });
    const reader = new ReservationReader(clients, unreadable);
    const one = await reader.one('tailspin', ORDER, RESERVATION);
    assert.deepEqual(one && completed(one.read), LISTED);
    const { sku, term, quantity } = one?.renewal ?? {};
    assert.deepEqual([sku, term, quantity], [{ name: 'Standard_E8as_v5' }, 'P1Y', 7]);
    assert.deepEqual(
      sent.map(({ path, query }) => [path, query]),
      [[PATH, `?${VERSION}&$expand=renewProperties`]],
    );
  });

  it('should be none where the service has none', async () => {
    const { clients } = answeringApi({});
    assert.equal(await new ReservationReader(clients, unreadable).one('tailspin', ORDER, 'x'), undefined);
  });

  it('should be read as a list of several pages', async () => {
    const id = (name: string) =>
      `/providers/microsoft.capacity/reservationOrders/${ORDER}/reservations/${name}`;
    const summary = { succeededCount: 3, failedCount: 0, expiringCount: 0, expiredCount: 0, pendingCount: 0 };
    const named = (name: string) => reservationBody({}, { id: id(name), name: `${ORDER}/${name}` });
    const next = `https://management.azure.com/providers/Microsoft.Capacity/reservations/more`;
    const { clients } = answeringApi({
      'GET /providers/Microsoft.Capacity/reservations': {
        value: [named('a'), named('b')],
        summary,
        nextLink: next,
      },
      'GET /providers/Microsoft.Capacity/reservations/more': {
        value: [named('b'), named('c')],
        summary,
        nextLink: null,
      },
    });
    const all = await new ReservationReader(clients, unreadable).all('tailspin');
    assert.deepEqual(
      all,
      ['a', 'b', 'c'].map((one) => ({ ...LISTED, id: one })),
    );
  });

  it('should be read as the order of a reservation, which is asked for with its schedule', async () => {
    const payments = Array.from({ length: 36 }, (_, month) => {
      const due = new Date(Date.UTC(2026, 2 + month, 1)).toISOString().slice(0, 10);
      return { due, pricing: 402.91, ...(month < 9 && { status: 'Succeeded', billing: 371.08 }) };
    });
    const { clients, sent } = answeringApi({ [`GET ${ORDERS}/${ORDER}`]: orderBody(payments) });
    const facts = await new OrderSchedules(clients, new StillClock()).of('tailspin', ORDER);
    assert.deepEqual(
      [facts.quantity, facts.totals?.pricingCommitment, facts.totals?.commitment],
      [7, { amountMinor: 1_450_476, currency: 'USD' }, { amountMinor: 1_335_888, currency: 'EUR' }],
    );
    assert.equal(sent[0]?.query, `?${VERSION}&$expand=schedule`);
  });

  it('should be sent to change one', async () => {
    const { clients, sent } = answeringApi({ [`PATCH ${PATH}`]: reservationBody({ displayName: 'Paie' }) });
    await new ReservationUpdates(clients).update(LISTED, { name: 'Paie' });
    assert.deepEqual(
      sent.map(({ method, path, body }) => [method, path, body]),
      [['PATCH', PATH, { properties: { name: 'Paie' } }]],
    );
  });

  it('should be sent to ask where one can be applied', async () => {
    const [shop, stock] = ['/subscriptions/61d20f84', '/subscriptions/0b1c'];
    const answer = {
      properties: {
        scopes: [
          { scope: shop.toUpperCase(), valid: true },
          { scope: stock, valid: false },
        ],
      },
    };
    const { clients, sent } = answeringApi({ [`POST ${PATH}/availableScopes`]: answer });
    const updates = new ReservationUpdates(clients);
    const places = [shop, stock, '/subscriptions/not-spoken-of'];
    const available = await Promise.all(places.map((scope) => updates.isAvailable(LISTED, scope)));
    assert.deepEqual(available, [true, false, true]);
    assert.deepEqual(sent[0]?.body, { properties: { scopes: [shop] } });
  });

  it('should be read as what a reservation was before', async () => {
    const former = reservationBody(
      { displayName: 'Paie 2025', quantity: 9, utilization: null, renew: false },
      { etag: 4 },
    );
    const { api } = answeringApi({ [`GET ${PATH}/revisions`]: { value: [reservationBody(), former] } });
    const revisions = await allOf(api.reservation.listRevisions(ORDER, RESERVATION));
    assert.deepEqual(
      revisions.map((one) => completed(readReservation(one, 'tailspin') as ReadReservation)),
      [LISTED, { ...LISTED, displayName: 'Paie 2025', quantity: 9, utilization: {}, renew: false }],
    );
  });
});
