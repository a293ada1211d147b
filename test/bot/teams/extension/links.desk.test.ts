import assert from 'node:assert/strict';
import { demoDesks } from '../../../../services/local/demo/demoDesk.js';
import { assertDrawable } from '../../../cards/cardChecks.js';
import { type Asked, useExtensionDesk } from './extensionDesk.js';
import { queryOf, wordsOf } from './invokes.js';

const LINK = 'composeExtension/queryLink';
const ANONYMOUS = 'composeExtension/anonymousQueryLink';
const ORDER = '276e7ae4-84d0-4da6-ab4b-d6b94f3557da';
const OTHER = 'bcae77cd-3119-4766-919f-b50d36c75c7a';
/** Orders of the demo reservations, by the reservation. */
const ORDERS = new Map(
  demoDesks(new Date('2026-11-22T10:00:00.000Z'))
    .flatMap(({ reservations }) => reservations)
    .map(({ id, orderId }) => [id, orderId]),
);
const NOTHING = { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };

describe('links to the portal', () => {
  const ask = useExtensionDesk();

  /** Ids of a reservation as the extension's window offers it to one of its own partner. */
  async function linkTo(name: string, asked: Asked = {}): Promise<{ link: string; id: string }> {
    const value = { dataset: 'reservations', queryText: name };
    const { body } = await ask('application/search', value, asked);
    const [, id = ''] = body.value!.results[0]!.value.split('/');
    return { link: linkOf(ORDERS.get(id) ?? '', id), id };
  }

  const linkOf = (orderId: string, id: string) =>
    `https://portal.azure.com/#@t/resource/providers/Microsoft.Capacity/reservationOrders/${orderId}/reservations/${id}`;

  it('should unfold into the card of a reservation, of a version that links can have', async () => {
    const { link } = await linkTo('Order database');
    const { status, body } = await ask(LINK, { url: link });
    assert.equal(status, 200);
    const [card] = body.composeExtension!.attachments;
    assert.equal(card!.content.version, '1.3');
    assertDrawable({ ...card!, content: { ...card!.content, version: '1.5' } });
    assert.equal(card!.preview!.content.title, 'Order database');
    assert.match(wordsOf(card!.content), /Order database.*Reservation of Contoso Ltd/);
  });

  it('should not tell a reservation of another partner from one that does not exist', async () => {
    const { link } = await linkTo('Shop basket North', { who: 'nora' });
    const own = await ask(LINK, { url: link }, { who: 'nora' });
    assert.equal(own.body.composeExtension!.attachments.length, 1);
    for (const url of [link, linkOf(ORDER, OTHER)]) {
      assert.deepEqual((await ask(LINK, { url })).sent, NOTHING);
    }
  });

  it('should not unfold where the order is not the reservation’s', async () => {
    const { id } = await linkTo('Order database');
    assert.deepEqual((await ask(LINK, { url: linkOf(ORDER, id) })).sent, NOTHING);
  });

  for (const who of ['stranger', 'roleless'] as const) {
    it(`should unfold into nothing for a ${who}`, async () => {
      const { link } = await linkTo('Order database');
      assert.deepEqual((await ask(LINK, { url: link }, { who })).sent, NOTHING);
    });
  }

  for (const who of ['stranger', 'ana'] as const) {
    it(`should tell ${who} without the app where to look, and nothing of the reservation`, async () => {
      const { link, id } = await linkTo('Order database');
      const { body } = await ask(ANONYMOUS, { url: link }, { who });
      const words = wordsOf(body);
      assert.match(words, who === 'ana' ? /Open Reservation Desk/ : /I do not know your account yet/);
      assert.doesNotMatch(words, new RegExp(`Order database|Contoso|${id}`));
      assert.deepEqual((await ask(ANONYMOUS, { url: 'https://portal.azure.com/' }, { who })).sent, NOTHING);
    });
  }

  for (const value of [undefined, {}, { url: 7 }, { url: { toString: 'x' } }, queryOf('x', 'y')]) {
    it(`should say that it cannot read ${JSON.stringify(value)}`, async () => {
      const { status, body } = await ask(LINK, value);
      assert.equal(status, 200);
      assert.match(body.composeExtension!.text, /in a form I cannot read/);
    });
  }
});
