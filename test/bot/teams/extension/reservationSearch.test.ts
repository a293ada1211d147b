import assert from 'node:assert/strict';
import type { InvokeTurn } from '../../../../bot/invokes/invokeHandler.js';
import type { ExtensionPorts } from '../../../../bot/teams/extension/extensionPorts.js';
import { MOST_FOUND, ReservationSearch } from '../../../../bot/teams/extension/reservationSearch.js';
import { TypeAhead } from '../../../../bot/teams/extension/typeAhead.js';
import { languages } from '../../../support/languages.js';

const CALLER = { userId: 'u', partnerId: 'p', roles: ['AdminAgent'] } as const;
const texts = languages.textsFor('en-US');
const refs = Array.from({ length: 120 }, (_, number) => ({
  customerId: `c-${number}`,
  reservationId: `r-${number}`,
}));

/** A partner of whose reservations some are found in the given ways. */
function searchOver(finder: Partial<ExtensionPorts['finder']>) {
  const lookedUp: string[] = [];
  const search = new ReservationSearch({
    customers: {
      get: async (_caller: unknown, id: string) => ({ id }),
      mentionedIn: async () => [],
      search: async () => ({ hits: [], clear: false }),
    },
    reservations: {
      get: async (_caller: unknown, _customerId: string, id: string) => {
        lookedUp.push(id);
        return { id };
      },
    },
    finder: {
      named: async () => [],
      namedInPart: async () => [],
      codes: async () => ({ skus: ['Standard_D4s_v5'], resourceTypes: [], regions: [] }),
      sought: async () => [],
      ...finder,
    },
    languages,
  } as unknown as ExtensionPorts);
  const find = async (text: string, skip = 0, count = 25) => {
    const found = await search.find(CALLER, texts, text, { skip, count });
    return found === 'many' ? found : found.map(({ reservation }) => reservation.id);
  };
  return { find, lookedUp };
}

const MANY = Array.from({ length: 1_200 }, (_, number) => ({
  id: `r-${number}`,
  orderId: `o-${number}`,
  customerId: 'c',
  displayName: `Server ${number} of rack ${number % 37}`,
  sku: 'Standard_D4s_v5',
  resourceType: 'VirtualMachines',
  region: 'westeurope',
  quantity: 1,
}));

/** A partner with one customer, who has very many reservations. */
function portsWithMany(): ExtensionPorts {
  const customer = { id: 'c', name: 'Contoso' };
  return {
    customers: { mentionedIn: async () => [{ entry: customer, span: { from: 0, to: 1 }, strength: 4 }] },
    reservations: { list: async () => [...MANY] },
    finder: { named: async () => [] },
    languages,
  } as unknown as ExtensionPorts;
}

/** How often others had their turn while this was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const beat = () => {
    turns += 1;
    if (!isOver) setImmediate(beat);
  };
  setImmediate(beat);
  await work;
  isOver = true;
  return turns;
}

describe('ReservationSearch', () => {
  for (const way of ['named', 'sought', 'namedInPart'] as const) {
    it(`should turn pages to the end of what is found, and look up one page at a time: ${way}`, async () => {
      const { find, lookedUp } = searchOver({ [way]: async () => refs });
      const pages = [];
      for (let skip = 0; skip <= 125; skip += 25) {
        lookedUp.length = 0;
        pages.push(await find('D4s v5', skip));
        assert.ok(lookedUp.length <= 25);
      }
      assert.deepEqual(
        pages.flat(),
        refs.map(({ reservationId }) => reservationId),
      );
      assert.deepEqual(pages.at(-1), []);
    });
  }

  it('should ask for no more than it lists', async () => {
    const limits: number[] = [];
    const noted = async (_caller: unknown, _what: unknown, limit: number) => {
      limits.push(limit);
      return [];
    };
    await searchOver({ named: noted, sought: noted, namedInPart: noted }).find('D4s v5', 1_000_000);
    assert.deepEqual(limits, [MOST_FOUND, MOST_FOUND, MOST_FOUND]);
  });

  it('should find by a name where too many are of what is named', async () => {
    const sought = async () => undefined;
    const found = searchOver({ sought, namedInPart: async () => refs.slice(0, 1) });
    assert.deepEqual(await found.find('D4s v5'), ['r-0']);
    assert.equal(await searchOver({ sought }).find('D4s v5'), 'many');
    assert.equal(await searchOver({ namedInPart: sought }).find('server'), 'many');
  });

  it('should let others take their turn while a long list is made searchable', async () => {
    const ports = portsWithMany();
    const search = new ReservationSearch(ports);
    const slice = { skip: 0, count: 5 };
    assert.ok((await turnsDuring(search.find(CALLER, texts, 'contoso rack 36', slice))) > 2);
    const { handler } = new TypeAhead(ports, search);
    const turn = { caller: CALLER, texts, context: { activity: {} } } as unknown as InvokeTurn;
    const typed = { dataset: 'reservations', queryText: 'rack 36', data: { customer: 'c' } };
    assert.ok((await turnsDuring(handler.answer(turn, typed))) > 2);
  });
});
