import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AuditEntry } from '../../../services/audit/auditEntry.js';
import { AuditSeal, documentDigest } from '../../../services/audit/auditSeal.js';
import { lineOf } from '../../../services/audit/entryLine.js';
import { type AuditedDocument, verifyChain } from '../../../services/audit/verifyChain.js';
import { asLines, chainOf, KEY } from './auditSamples.js';

const LENGTH = 6;
const keyed = new AuditSeal(KEY);

type Chain = Awaited<ReturnType<typeof chainOf>>;

function check(
  lines: readonly string[],
  document: AuditedDocument | undefined,
  seal = new AuditSeal(),
  noted?: AuditEntry,
) {
  return verifyChain({ customerId: 'contoso', document, lines: asLines(lines), seal, noted });
}

async function kindsOf(...args: Parameters<typeof check>): Promise<string[]> {
  return (await check(...args)).breaks.map(({ kind }) => kind);
}

const entriesOf = (lines: readonly string[]): AuditEntry[] => lines.map((line) => JSON.parse(line));

/** The chain that somebody makes anew from the `from`th entry on, as far as a seal can. */
function forged(lines: readonly string[], from: number, seal: AuditSeal): AuditEntry[] {
  const entries = entriesOf(lines);
  for (let at = from; at < entries.length; at++) {
    const { hash: _hash, seal: _seal, ...rest } = entries[at]!;
    const previous = at === 0 ? rest.previous : entries[at - 1]!.hash;
    const after = at === from ? { forged: true } : rest.after;
    entries[at] = seal.sealed({ ...rest, after, previous });
  }
  return entries;
}

describe('a trail that is checked', () => {
  let chain: Chain;
  before(async () => {
    chain = await chainOf(LENGTH);
  });

  it('should be whole as the desk wrote it, with its newest entry', async () => {
    const { breaks, entries, head, isLate } = await check(chain.lines, chain.document);
    assert.deepEqual([breaks, entries, isLate], [[], LENGTH, false]);
    assert.deepEqual(head, { seq: LENGTH, hash: chain.document.newest?.hash });
  });

  it('should be whole while its newest entry is in the document only', async () => {
    const { breaks, entries, head, isLate } = await check(chain.lines.slice(0, -1), chain.document);
    assert.deepEqual([breaks, entries, isLate], [[], LENGTH, true]);
    assert.equal(head?.seq, LENGTH);
  });

  it('should be whole for a customer of whom nothing was changed yet', async () => {
    const { breaks, entries, head } = await check([], { newest: undefined, content: {} });
    assert.deepEqual([breaks, entries, head], [[], 0, undefined]);
  });

  it('should be found changed whichever character of it is', async () => {
    const place = fc.tuple(fc.nat(LENGTH - 1), fc.nat(), fc.integer({ min: 0, max: 0x2fff }));
    await fc.assert(
      fc.asyncProperty(place, async ([index, at, code]) => {
        const line = chain.lines[index]!;
        const spoilt =
          line.slice(0, at % line.length) + String.fromCharCode(code) + line.slice((at % line.length) + 1);
        fc.pre(spoilt !== line);
        assert.notDeepEqual(await kindsOf(chain.lines.with(index, spoilt), chain.document), []);
      }),
      { numRuns: 300 },
    );
  });

  it('should be found changed whichever field of an entry is, also with a hash that fits', async () => {
    const field = fc.constantFrom(
      'seq',
      'at',
      'customerId',
      'actor',
      'action',
      'subject',
      'before',
      'after',
      'document',
      'previous',
      'basedOn',
      'found',
    );
    const values: Record<string, unknown> = {
      seq: 99,
      at: '2020-01-01T00:00:00.000Z',
      customerId: 'fabrikam',
      actor: { partnerId: 'partner-1', userId: 'test:ben' },
      action: 'request.filed',
      subject: {},
      before: null,
      after: { setting: 'renew', value: true },
      document: 'f'.repeat(64),
      previous: 'f'.repeat(64),
      basedOn: 1,
      found: 'f'.repeat(64),
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(LENGTH - 1), field, fc.boolean(), async (index, name, rehash) => {
        const { hash, seal, ...entry } = { ...entriesOf(chain.lines)[index]!, [name]: values[name] };
        const changed = rehash ? chain.seal.sealed(entry) : { ...entry, seal, hash };
        assert.notDeepEqual(await kindsOf(chain.lines.with(index, lineOf(changed)), chain.document), []);
      }),
    );
  });

  it('should be found with any of its lines dropped, swapped, doubled, put in or cut off', async () => {
    const other = await chainOf(LENGTH, new AuditSeal());
    const spoil = fc.oneof(
      // Without its last line it is whole: the document has that one.
      fc.nat(LENGTH - 2).map((at) => chain.lines.toSpliced(at, 1)),
      fc.integer({ min: 0, max: LENGTH - 2 }).map((length) => chain.lines.slice(0, length)),
      fc.nat(LENGTH - 1).map((at) => chain.lines.toSpliced(at, 0, chain.lines[at]!)),
      fc.nat(LENGTH).map((at) => chain.lines.toSpliced(at, 0, '')),
      fc
        .tuple(fc.nat(LENGTH), fc.nat(LENGTH - 1))
        .map(([at, from]) => chain.lines.toSpliced(at, 0, other.lines[from]!)),
      fc
        .tuple(fc.nat(LENGTH - 1), fc.nat(LENGTH - 1))
        .filter(([one, two]) => one !== two)
        .map(([one, two]) => chain.lines.with(one, chain.lines[two]!).with(two, chain.lines[one]!)),
    );
    await fc.assert(
      fc.asyncProperty(spoil, async (lines) => assert.notDeepEqual(await kindsOf(lines, chain.document), [])),
    );
  });

  it('should name what was done to it', async () => {
    const { lines, document } = chain;
    const table: [string, readonly string[], AuditedDocument | undefined, string[]][] = [
      ['a changed hash', lines.with(2, lines[2]!.replace(/("hash":")./, '$1x')), document, ['Unreadable']],
      [
        'other content',
        lines.with(2, lines[2]!.replace('displayName', 'displayNames')),
        document,
        ['Changed'],
      ],
      [
        'the same in other words',
        lines.with(2, lines[2]!.replace('"seq"', '"\\u0073eq"')),
        document,
        ['Unreadable'],
      ],
      ['the same with a gap between', lines.with(2, lines[2]!.replace(':', ': ')), document, ['Unreadable']],
      ['a gap', lines.toSpliced(2, 2), document, ['Missing']],
      ['a cut', lines.slice(0, 3), document, ['CutOff']],
      ['all gone', [], document, ['CutOff']],
      ['the same twice', lines.toSpliced(2, 0, lines[1]!), document, ['Repeated']],
      ['no document', lines, undefined, ['NoDocument']],
      [
        'a document of before there were trails',
        lines,
        { newest: undefined, content: {} },
        ['DocumentBehind'],
      ],
      [
        'an older document',
        lines,
        { newest: JSON.parse(lines[2]!), content: { changes: 3 } },
        ['DocumentBehind'],
      ],
      ['a changed document', lines, { ...document, content: { changes: 7 } }, ['DocumentChanged']],
      ['spoilt in the document', lines, { ...document, newest: { seq: 'six' } }, ['EntriesApart']],
    ];
    for (const [what, spoilt, spoiltDocument, kinds] of table)
      assert.deepEqual(await kindsOf(spoilt, spoiltDocument), kinds, what);
  });

  it('should be found made anew from any entry on, unless the newest was made anew in the document, too', async () => {
    for (let from = 0; from < LENGTH; from++) {
      const entries = forged(chain.lines, from, new AuditSeal());
      assert.deepEqual(await kindsOf(entries.map(lineOf), chain.document), ['EntriesApart'], `from ${from}`);
      const document = { ...chain.document, newest: entries.at(-1) };
      assert.deepEqual(await kindsOf(entries.map(lineOf), document), [], `from ${from}`);
    }
  });

  it('should be found made anew as a whole by an entry that was noted earlier', async () => {
    const entries = forged(chain.lines, 1, new AuditSeal());
    const document = { ...chain.document, newest: entries.at(-1) };
    const noted = entriesOf(chain.lines)[3];
    assert.deepEqual(await kindsOf(entries.map(lineOf), document, undefined, noted), ['HeadGone']);
    assert.deepEqual(await kindsOf(chain.lines, chain.document, undefined, noted), []);
  });

  it('should be found put back together with its document by an entry that was noted earlier', async () => {
    const [earlier, noted] = [entriesOf(chain.lines)[2], entriesOf(chain.lines)[5]];
    const document = { newest: earlier, content: { changes: 3 } };
    assert.deepEqual(await kindsOf(chain.lines.slice(0, 3), document), []);
    assert.deepEqual(await kindsOf(chain.lines.slice(0, 3), document, undefined, noted), ['HeadGone']);
  });
});

describe('a trail that was made with a key', () => {
  let chain: Chain;
  before(async () => {
    chain = await chainOf(LENGTH, keyed);
  });

  it('should be whole for whoever has the key, and be checked by nobody else', async () => {
    assert.deepEqual(await kindsOf(chain.lines, chain.document, keyed), []);
    const unchecked = await kindsOf(chain.lines, chain.document);
    assert.deepEqual(unchecked, Array(LENGTH).fill('KeyNeeded'));
    const wrong = await kindsOf(chain.lines, chain.document, new AuditSeal(`${KEY}!`));
    assert.ok(wrong.includes('Changed'));
  });

  it('should be found made anew without the key, also together with the document', async () => {
    for (const seal of [new AuditSeal(), new AuditSeal('another key')]) {
      for (let from = 1; from < LENGTH; from++) {
        const entries = forged(chain.lines, from, seal);
        const document = { ...chain.document, newest: entries.at(-1) };
        assert.notDeepEqual(await kindsOf(entries.map(lineOf), document, keyed), []);
      }
    }
  });

  it('should be found added to without the key, in the document alone', async () => {
    const { lines, document } = await chainOf(LENGTH, keyed);
    const { hash: previous, seal: _seal, ...last } = document.newest!;
    const content = { changes: 'forged' };
    const added = { ...last, seq: LENGTH + 1, document: documentDigest(content), previous };
    for (const [seal, kinds] of [
      [new AuditSeal(), ['EntriesApart']],
      [keyed, []],
    ] as const) {
      assert.deepEqual(await kindsOf(lines, { newest: seal.sealed(added), content }, keyed), kinds);
    }
  });

  it('should tell how much of it was made before there was a key', async () => {
    const { lines } = await chainOf(2);
    const last: AuditEntry = JSON.parse(lines[1]!);
    const { hash: _hash, seal: _seal, ...rest } = last;
    const third = keyed.sealed({ ...rest, seq: 3, previous: last.hash });
    const document = { newest: third, content: { changes: 2 } };
    const { breaks, withoutKey } = await check([...lines, lineOf(third)], document, keyed);
    assert.deepEqual([breaks, withoutKey], [[], 2]);
    assert.equal((await check(chain.lines, chain.document, keyed)).withoutKey, 0);
  });
});
