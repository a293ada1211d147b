import fc from 'fast-check';

/** Names that are members of every object, and what templates, paths, queries and markup would take for theirs. */
const HOSTILE_TEXTS = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\udfff\ud800',
    '\u202e\u200b',
    '\ufeff',
    '👩‍👩‍👧‍👦'.repeat(200),
    'é'.repeat(5_000),
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '$ref',
    'then',
    'toJSON',
    'length',
  ],
  ...[
    '../../../etc/passwd',
    '..\\..\\x',
    '%00',
    '%2e%2e%2f',
    'file:///etc/passwd',
    'http://169.254.169.254/',
  ],
  ...['<script>alert(1)</script>', '<at>desk</at>', '{{env}}', '${process.env}', '${@json(x)}', '{{$data}}'],
  ...["' or 1=1 --", '{"$gt":""}', '*', '(&(x=*))', '\r\nX-Injected: 1', 'javascript:alert(1)', '[x](y)'],
  ...[
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '0x10',
    '9'.repeat(400),
    'null',
    'undefined',
    'true',
    '2026-13-45T99:99',
  ],
  ...['x'.repeat(100_000), '('.repeat(3_000), 'a '.repeat(10_000), '\n'.repeat(5_000), '?'.repeat(9_000)],
];
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'then',
  'toJSON',
  'a',
  'action',
  'step',
  'item',
  'id',
  'text',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ maxLength: 80, unit: 'binary' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 40 }) },
);

const number = fc.oneof(
  fc.constantFrom(0, -0, -1, 1.5, 1e308, -1e308, 2 ** 53, Number.MAX_SAFE_INTEGER, 5e-324),
  fc.integer(),
);

/** A value of any JSON type, none of which is where it should be. */
export const hostileValue: fc.Arbitrary<unknown> = fc.letrec<{
  any: unknown;
  list: unknown;
  object: unknown;
}>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 5, arbitrary: hostileText },
    { weight: 3, arbitrary: number },
    { weight: 3, arbitrary: fc.constantFrom(null, true, false) },
    { weight: 3, arbitrary: tie('object') },
    { weight: 2, arbitrary: tie('list') },
  ),
  list: fc.oneof(
    fc.array(tie('any'), { maxLength: 4 }),
    fc.constant(Array.from({ length: 2_000 }, () => ({}))),
  ),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 8 })), tie('any'), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
})).any;

/** JSON as bytes, by hand: what no serialiser of ours would write. */
export type Spoiler = (json: string) => Buffer;

const SPOILERS: readonly Spoiler[] = [
  (json) => Buffer.from(json),
  (json) => Buffer.from(json),
  (json) => Buffer.from(json),
  (json) => Buffer.from(json),
  // Invalid UTF-8, cut in the middle, another encoding, a mark in front, nothing at all.
  (json) => Buffer.from(json.replace(/[a-z]/, '\u00ff'), 'latin1'),
  (json) => Buffer.from(json).subarray(0, Math.floor(json.length / 2)),
  (json) => Buffer.from(json, 'utf16le'),
  (json) => Buffer.from(`\ufeff${json}`),
  () => Buffer.alloc(0),
  // Twice the same key, the later one of another type.
  (json) => Buffer.from(json.replace(/\{"(\w+)":/, '{"$1":{"a":[1]},"$1":')),
  (json) => Buffer.from(json.replace(/\}$/, ',"type":7,"from":[],"conversation":{"id":{}}}')),
  // Keys by which objects inherit.
  (json) => Buffer.from(json.replace('{', '{"__proto__":{"type":"message","isAdmin":true},')),
  (json) => Buffer.from(json.replace('{', '{"constructor":{"prototype":{"isAdmin":true}},')),
  // Deep, long and wide.
  (json) => Buffer.from(json.replace(/\}$/, `,"value":${'['.repeat(40_000)}${']'.repeat(40_000)}}`)),
  (json) => Buffer.from(json.replace(/\}$/, `,"value":${'{"a":'.repeat(60)}1${'}'.repeat(60)}}`)),
  (json) => Buffer.from(json.replace(/\}$/, `,"text":"${'x'.repeat(300_000)}"}`)),
  (json) => Buffer.from(json.replace(/\}$/, `,"channelData":{${wide()}}}`)),
  (json) => Buffer.from(`[${json}]`),
  (json) => Buffer.from(JSON.stringify(json)),
];

function wide(): string {
  return Array.from({ length: 5_000 }, (_, at) => `"k${at}":${at}`).join(',');
}

export const spoiler: fc.Arbitrary<Spoiler> = fc.constantFrom(...SPOILERS);
