import assert from 'node:assert/strict';
import { ADAPTIVE_CARD } from '../../../../cards/adaptiveCard.js';
import { assertDrawable } from '../../../cards/cardChecks.js';
import { APP, useExtensionDesk } from './extensionDesk.js';
import { type Answer, initialQueryOf, queryOf, titlesOf, wordsOf } from './invokes.js';

const QUERY = 'composeExtension/query';
const SELECT = 'composeExtension/selectItem';

describe('the message extension', () => {
  const ask = useExtensionDesk();
  const customers = (sought: string) => ask(QUERY, queryOf('searchCustomers', sought));
  const reservations = (sought: string) => ask(QUERY, queryOf('searchReservations', sought));
  const listed = ({ body }: Answer, index = 0) => body.composeExtension!.attachments[index]!;
  const chosen = (answer: Answer) => ask(SELECT, listed(answer).preview!.content.tap!.value);

  it('should show the first customers before anything is typed, page by page', async () => {
    const first = await ask(QUERY, initialQueryOf('searchCustomers', { skip: 0, count: 5 }));
    assert.equal(first.status, 200);
    assert.equal(first.body.composeExtension!.attachmentLayout, 'list');
    const second = await ask(QUERY, initialQueryOf('searchCustomers', { skip: 5, count: 5 }));
    const names = [...titlesOf(first), ...titlesOf(second)];
    assert.equal(new Set(names).size, 10);
    assert.deepEqual(names, [...names].sort());
    for (const skip of [5_000, 20_000]) {
      const past = await ask(QUERY, initialQueryOf('searchCustomers', { skip, count: 5 }));
      assert.deepEqual(titlesOf(past), []);
    }
  });

  it('should find a customer by a part of the name, and share a summary of what runs', async () => {
    const found = await customers('conto');
    assert.deepEqual(titlesOf(found), ['Contoso Ltd']);
    const answer = await chosen(found);
    assertDrawable(listed(answer));
    assert.match(wordsOf(listed(answer)), /Contoso Ltd.*Running reservations.*"5".*Next expiry/);
  });

  it('should show the reservations that expire soonest before anything is typed', async () => {
    const found = await ask(QUERY, initialQueryOf('searchReservations', { skip: 0, count: 3 }));
    assert.equal(titlesOf(found).length, 3);
    assert.equal(listed(found).contentType, ADAPTIVE_CARD);
    assertDrawable(listed(found));
    const answer = await chosen(found);
    assertDrawable(listed(answer));
    assert.match(wordsOf(listed(answer)), new RegExp(`${titlesOf(found)[0]}.*Term.*Scope`));
  });

  for (const [sought, first] of [
    ['Order database', 'Order database'],
    ['order  DATABASE ', 'Order database'],
    ['database order', 'Order database'],
    ['repor', 'Reporting'],
    ['contoso', 'Web front end'],
    ['contoso report', 'Reporting'],
    ['reporting of Contoso Ltd', 'Reporting'],
    ['fabri', 'Design rendering'],
  ] as const) {
    it(`should find a reservation by ${sought}`, async () => {
      const found = await reservations(sought);
      assert.ok(titlesOf(found).includes(first), titlesOf(found).join());
    });
  }

  it('should find reservations by product and region, the nearest expiry first', async () => {
    const all = titlesOf(await reservations('virtual machines'));
    const some = titlesOf(await reservations('virtual machines west europe'));
    assert.ok(some.length > 0 && some.length < all.length);
    assert.ok(some.every((title) => all.includes(title)));
    const [line] = (await reservations('D4s v5')).body.composeExtension!.attachments;
    assert.match(line!.preview!.content.text, /Standard_D4s_v5/);
  });

  it('should find a reservation by its ID and by its order', async () => {
    const [found] = (await reservations('Order database')).body.composeExtension!.attachments;
    const url = new URL(found!.content.actions![0]!.url);
    const [id = ''] = /[0-9a-f-]{36}/.exec(url.searchParams.get('message') ?? '') ?? [];
    assert.deepEqual(titlesOf(await reservations(id.toUpperCase())), ['Order database']);
  });

  it('should page through what a search found', async () => {
    const all = titlesOf(await reservations('contoso'));
    const paged = [0, 2, 4, 6, 8].map((skip) =>
      ask(QUERY, queryOf('searchReservations', 'contoso', { skip, count: 2 })),
    );
    assert.deepEqual((await Promise.all(paged)).flatMap(titlesOf), all.slice(0, 10));
  });

  it('should share neither amounts nor use nor contacts, and lead to the personal chat', async () => {
    const card = listed(await reservations('Order database')).content;
    assertDrawable(listed(await reservations('Order database')));
    assert.doesNotMatch(wordsOf(card), /[€£]|\$\d|USD|EUR|commit|%"|@/i);
    assert.match(wordsOf(card), /Reservation of Contoso Ltd.*Single subscription · Contoso Production/);
    assert.deepEqual(
      card.actions!.map(({ type, title }) => [type, title]),
      [['Action.OpenUrl', 'Open in personal chat']],
    );
    const url = new URL(card.actions![0]!.url);
    assert.equal(url.origin + url.pathname, 'https://teams.microsoft.com/l/chat/0/0');
    assert.equal(url.searchParams.get('users'), `28:${APP.id}`);
  });

  it('should share in the language of the one who shares', async () => {
    const answer = await ask(QUERY, queryOf('searchReservations', 'Order database'), { locale: 'fr-FR' });
    assertDrawable(listed(answer));
    assert.match(wordsOf(listed(answer).content), /Réservation Azure.*Réservation du client Contoso Ltd/);
  });

  for (const [commandId, sentence] of [
    ['searchCustomers', /No customer fits/],
    ['searchReservations', /No reservation fits/],
  ] as const) {
    it(`should say when nothing fits: ${commandId}`, async () => {
      const { status, body } = await ask(QUERY, queryOf(commandId, 'qqqq zzzz'));
      assert.equal(status, 200);
      assert.equal(body.composeExtension!.type, 'message');
      assert.match(body.composeExtension!.text, sentence);
    });
  }

  it('should find nothing of another partner’s, and share nothing of it', async () => {
    const theirs = { who: 'nora' } as const;
    const found = await ask(QUERY, queryOf('searchReservations', 'contoso retail'), theirs);
    assert.ok(titlesOf(found).includes('Shop basket North'));
    assert.doesNotMatch(wordsOf(await reservations('Shop basket North')), /Shop basket|Contoso Retail/);
    assert.deepEqual(titlesOf(await reservations('basket')), ['Shop basket']);
    const inPart = await ask(QUERY, queryOf('searchReservations', 'basket shop'), theirs);
    assert.ok(titlesOf(inPart).includes('Shop basket North'));
    const customer = await ask(QUERY, queryOf('searchCustomers', 'contoso'), theirs);
    const answer = await chosen(customer);
    assert.match(wordsOf(answer.body), /no longer there to be shared/);
    const own = await ask(SELECT, listed(customer).preview!.content.tap!.value, theirs);
    assert.match(wordsOf(own.body), /Contoso Retail/);
  });

  it('should answer twenty who type at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => reservations('contoso')));
    assert.deepEqual([...new Set(answers.map((answer) => wordsOf(answer)))].length, 1);
    assert.ok(titlesOf(answers[0]!).length > 0);
  });

  for (const [who, sentence] of [
    ['stranger', /I do not know your account yet/],
    ['roleless', /You have no role/],
  ] as const) {
    it(`should show nothing to a ${who}`, async () => {
      for (const name of [QUERY, SELECT]) {
        const { body } = await ask(name, queryOf('searchCustomers', 'contoso'), { who });
        assert.match(body.composeExtension!.text, sentence);
        assert.doesNotMatch(wordsOf(body), /Contoso/);
      }
    });
  }

  const unreadable: Readonly<Record<string, unknown>> = {
    'an unknown command': queryOf('dropTables', 'contoso'),
    'a command called like what objects have': queryOf('constructor', '__proto__'),
    'no value': undefined,
    'a list': [],
    'parameters that are none': { commandId: 'searchCustomers', parameters: 'sought' },
    'an item without ids': { shares: 'reservation' },
  };
  for (const [title, value] of Object.entries(unreadable)) {
    it(`should say that it cannot read ${title}`, async () => {
      for (const name of [QUERY, SELECT]) {
        const { status, body } = await ask(name, value);
        assert.equal(status, 200);
        assert.match(body.composeExtension!.text, /in a form I cannot read/);
      }
    });
  }

  for (const [title, sought] of [
    ['a huge text', 'contoso '.repeat(20_000)],
    ['names of members', '__proto__ constructor toString'],
    ['markup', '<script>${1+1}</script>{{DATE(2020)}}'],
    ['a number', 7],
    ['an object', { toString: 'x' }],
  ] as const) {
    it(`should answer a search for ${title}`, async () => {
      for (const commandId of ['searchCustomers', 'searchReservations']) {
        const options = { skip: -5, count: 1e9 };
        const { status, body } = await ask(QUERY, queryOf(commandId, sought as string, options));
        assert.equal(status, 200);
        assert.ok(['result', 'message'].includes(body.composeExtension!.type));
        assert.doesNotMatch(wordsOf(body), /in a form I cannot read|reference/);
      }
    });
  }
});
