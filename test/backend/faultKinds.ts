import type { Fault } from '../standIn/faults.js';

export interface FaultKind {
  readonly name: string;
  readonly fault: Fault;
  /** Whether the same call may succeed a moment later, and is therefore sent again where that is safe. */
  readonly isPassing: boolean;
  /** Of the polls for a long-running operation alone. */
  readonly isOfPolls?: boolean;
}

const passing = (name: string, fault: Fault): FaultKind => ({ name, fault, isPassing: true });
const lasting = (name: string, fault: Fault): FaultKind => ({ name, fault, isPassing: false });
const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

/** What can go wrong with a call. */
export const FAULT_KINDS: readonly FaultKind[] = [
  lasting('401', status(401)),
  lasting('403', status(403)),
  lasting('404', status(404)),
  lasting('409', status(409)),
  passing('429 soon', status(429, { retryAfterSeconds: 1 })),
  lasting('429 late', status(429, { retryAfterSeconds: 60 })),
  passing('500', status(500)),
  passing('500 after', status(500, { tookEffect: true })),
  passing('503', status(503)),
  passing('hang', { kind: 'hang' }),
  passing('hang after', { kind: 'hang', tookEffect: true }),
  passing('reset', { kind: 'reset', when: 'before' }),
  passing('reset after', { kind: 'reset', when: 'after' }),
  lasting('truncated', { kind: 'truncated' }),
  lasting('changed', { kind: 'changed', change: (body) => renamed(body) }),
  lasting('changed type', { kind: 'changed', change: (body) => retyped(body) }),
  lasting('changed items', { kind: 'changed', change: (body) => inItems(body, renamed) }),
  { ...lasting('never done', { kind: 'changed', change: () => ({ status: 'Running' }) }), isOfPolls: true },
];

/** Every field has another name. */
function renamed(body: unknown): unknown {
  return mapped(body, ([name, value]) => [`${name}2`, value]);
}

/** Every field is something else. */
function retyped(body: unknown): unknown {
  return mapped(body, ([name, value]) => [name, typeof value === 'object' ? 'changed' : { changed: value }]);
}

/** The list is a list still, and what is in it is not what it was. */
function inItems(body: unknown, change: (item: unknown) => unknown): unknown {
  if (Array.isArray(body)) return body.map(change);
  return mapped(body, ([name, value]) => [name, Array.isArray(value) ? value.map(change) : change(value)]);
}

function mapped(body: unknown, change: (entry: [string, unknown]) => [string, unknown]): unknown {
  if (Array.isArray(body)) return body.map((item) => mapped(item, change));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(Object.entries(body).map(change));
}
