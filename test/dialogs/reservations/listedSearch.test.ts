import assert from 'node:assert/strict';
import sinon from 'sinon';
import { searchListed } from '../../../dialogs/reservations/listedSearch.js';
import { loadLanguageBook } from '../../../services/localization/languageBook.js';
import { aReservation } from '../deskFakes.js';

const ALL = Array.from({ length: 6 }, (_, number) =>
  aReservation({ id: `r${number}`, displayName: `Server ${number}` }),
);

describe('searchListed', () => {
  const texts = loadLanguageBook('en-US').textsFor('en-US');
  let named: sinon.SinonSpy;
  beforeEach(() => {
    named = sinon.spy(texts, 'label');
  });
  const search = (listed: typeof ALL, query: string) => searchListed(texts, { all: ALL, listed }, query);

  it('should find what is clearly meant among all, and else among what is listed', async () => {
    const listed = ALL.filter(({ id }) => id > 'r3');
    assert.deepEqual((await search(listed, 'server 1')).hits[0]?.id, 'r1');
    assert.deepEqual(
      (await search(listed, 'server')).hits.map(({ id }) => id),
      ['r4', 'r5'],
    );
  });

  it('should index what is listed once, although each turn lists it anew', async () => {
    const listed = () => ALL.filter(({ id }) => id > 'r2');
    await search(listed(), 'server');
    const before = named.callCount;
    await search(listed(), 'server');
    await search(listed(), 'serv');
    assert.equal(named.callCount, before);
    await search(ALL.slice(0, 2), 'server');
    assert.ok(named.callCount > before);
  });
});
