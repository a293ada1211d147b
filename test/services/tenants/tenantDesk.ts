import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Backend } from '../../../services/backend.js';
import type { RequestExecution } from '../../../services/execution.js';
import type { IdSource } from '../../../services/ids.js';
import { demoDesk } from '../../../services/local/demo/demoDesk.js';
import { readAllDemoTables } from '../../../services/local/demo/demoTables.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import { openLocalBackend } from '../../../services/local/openLocalBackend.js';
import type { Caller, ListedReservation } from '../../../services/model.js';
import { DeskUnderstander } from '../../../services/understanding/deskUnderstander.js';
import type { Understander } from '../../../services/understanding/understanding.js';
import { CSP_2018 } from '../../support/csp2018.js';
import { intents } from '../../support/intents.js';
import { languages } from '../../support/languages.js';
import { StillClock, submission } from '../local/deskFixture.js';

export const NOW = new Date('2026-11-22T10:00:00.000Z');

/** Both partners know a person by this id: nothing but the partner tells the two apart. */
const USER_ID = 'test:robin';
export const OURS: Caller = { userId: USER_ID, partnerId: 'demo-partner', roles: ['AdminAgent'] };
export const THEIRS: Caller = { userId: USER_ID, partnerId: 'demo-partner-north', roles: ['AdminAgent'] };
/** Takes a request number on the desk without the others whenever they take one on the desk that has them. */
const NEITHER: Caller = { userId: 'test:nobody', partnerId: 'neither', roles: ['AdminAgent'] };

/** Everything that takes a caller. */
export type Ports = Omit<Backend, 'demoUsers' | 'check' | 'close' | 'enter' | 'execution'> & {
  readonly execution: RequestExecution;
  readonly understander: Understander;
};

export interface TenantDesk {
  readonly dataDir: string;
  readonly ports: Ports;
  close(): Promise<void>;
}

/** A desk with our customers, and with theirs or without. */
export async function openTenantDesk(dataDir: string, who: 'both' | 'oursAlone'): Promise<TenantDesk> {
  const clock = new StillClock(NOW);
  const seed = () => (who === 'both' ? documentsOf(0, 1) : [...documentsOf(0), standIn()]);
  const ids = countingIds();
  const backend = await openLocalBackend({ dataDir, clock, ids, policy: CSP_2018, seed, carriesOut: true });
  const understander = new DeskUnderstander({ ...backend, languages, intents, clock });
  const { demoUsers: _, check: __, enter: ___, close, execution, ...ports } = backend;
  assert.ok(execution);
  return { dataDir, ports: { ...ports, execution, understander }, close };
}

/** The same on every desk, as long as the same is done there. */
function countingIds(): IdSource {
  let count = 0;
  return {
    next() {
      count += 1;
      return `bought-${count}`;
    },
  };
}

function documentsOf(...partners: readonly number[]): CustomerDocument[] {
  const tables = readAllDemoTables();
  return partners.flatMap((partner) => demoDesk(NOW, tables[partner]));
}

/** A customer of which nothing is like anybody else's. */
function standIn(): CustomerDocument {
  const profile = {
    id: 'stand-in',
    partnerId: NEITHER.partnerId,
    name: 'Qq',
    domain: 'qq.example',
    country: 'CH',
    billingCurrency: 'USD',
  };
  return { version: 1, profile, reservations: [], usage: [], refundPool: [], requests: [] };
}

/** What somebody has, by the ports. */
export async function belongingsOf(ports: Ports, caller: Caller) {
  const customers = (await ports.customers.list(caller, 0, 100)).items;
  const lists = await Promise.all(customers.map(({ id }) => ports.reservations.list(caller, id)));
  const reservations = lists.flat();
  const requests = (await ports.desk.list(caller, 0, 100)).items;
  const [access, scopes] = [[], []] as [
    { id: string; email: string }[],
    { id: string; displayName: string }[],
  ];
  for (const { id: reservationId, customerId } of reservations) {
    const ref = { customerId, reservationId };
    access.push(...(await ports.access.list(caller, ref)));
    scopes.push(...(await ports.settings.targets(caller, ref, { type: 'Single' }, 0, 50)).items);
    scopes.push(...(await ports.settings.targets(caller, ref, { type: 'ManagementGroup' }, 0, 50)).items);
  }
  return {
    ...{ customers, reservations, requests, access, scopes },
    profile: await ports.profiles.get(caller),
    summary: await ports.portfolio.summary(caller),
    open: await ports.portfolio.openRequests(caller, { page: 0, pageSize: 100 }),
    codes: inAnyOrder(await ports.finder.codes(caller)),
  };
}
export type Belongings = Awaited<ReturnType<typeof belongingsOf>>;

/** Files a request for each of a few reservations; where one unit can be refunded, it asks for that. */
export async function fileRequests(
  { desk, quotes }: Ports,
  caller: Caller,
  about: readonly ListedReservation[],
  word: string,
) {
  for (const [index, { customerId, id: reservationId }] of about.entries()) {
    const base = submission({ key: `${word} key ${index}`, customerId, reservationId });
    const problem = { ...base.problem, description: `${word} description ${index}` };
    const contact = { ...base.contact, lastName: `${word} name`, email: `${word}.${index}@north.example` };
    const {
      refusals,
      refund: amount,
      policyId,
    } = await quotes.quoteRefund(caller, {
      customerId,
      reservationId,
      quantity: 1,
    });
    const refund = { quantity: 1, refundMinor: amount.amountMinor, policyId };
    const asked = { ...base, problem, contact, ...(refusals.length === 0 && { refund }) };
    const { id } = await desk.submit(caller, asked);
    await desk.comment(caller, id, `${word} comment ${index}`, `${word} remark ${index}`);
  }
}

/** They file requests, write comments, change settings and access, and leave a request unfinished. */
export async function letThemWork({ ports }: TenantDesk, without: TenantDesk): Promise<void> {
  const { reservations } = await belongingsOf(ports, THEIRS);
  const [one, two, three] = reservations as [ListedReservation, ListedReservation, ListedReservation];
  await fileRequests(ports, THEIRS, [one, two, three], 'aurora');
  for (const key of ['1', '2', '3']) {
    const { reservationId: _, ...rest } = submission({ key, customerId: 'stand-in' });
    await without.ports.desk.submit(NEITHER, rest);
  }
  const ref = { customerId: one.customerId, reservationId: one.id };
  const rename = { setting: 'displayName', before: one.displayName, after: 'Aurora engine' } as const;
  await ports.settings.change(THEIRS, ref, rename);
  const { items } = await ports.settings.targets(THEIRS, ref, { type: 'Single' }, 0, 50);
  const after = { type: 'Single', id: items[0]!.id } as const;
  await ports.settings.change(THEIRS, ref, { setting: 'scope', before: one.appliedScope, after });
  await ports.access.grant(THEIRS, {
    ...ref,
    email: 'sami.rivera@demopartner-north.example',
    role: 'Reader',
  });
  const unfinished = {
    key: 'aurora unfinished',
    savedAt: NOW.toISOString(),
    about: 'support',
    customerName: 'Contoso Retail',
    draft: { description: 'aurora draft' },
  } as const;
  await ports.profiles.update(THEIRS, () => ({ language: 'de', unfinished: [unfinished] }));
}

/** Every document of a desk, by its file. */
export function filesOf({ dataDir }: TenantDesk): ReadonlyMap<string, string> {
  return new Map(
    ['customers', 'users'].flatMap((kind) => {
      const folder = path.join(dataDir, 'desk', kind);
      return readdirSync(folder).map((file) => {
        const name = path.join(folder, file);
        return [name, readFileSync(name, 'utf8')] as const;
      });
    }),
  );
}

/** Texts that are found in what is theirs and nowhere in what is ours. */
export function markersOf(theirs: unknown, ours: unknown): string[] {
  const known = JSON.stringify(ours).toLowerCase();
  const isMark = (text: string) =>
    text.length >= 5 && !/^\d{4}-\d\d-\d\d/.test(text) && !known.includes(quoted(text).toLowerCase());
  return [...new Set(textsIn(theirs))].filter(isMark);
}

/** The same whatever order lists are in: what a desk found while it read its documents is in the order of the disk. */
export function inAnyOrder<T>(value: T): T {
  return JSON.parse(JSON.stringify(value ?? null), (_, one) =>
    Array.isArray(one) ? one.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) : one,
  );
}

/** As it stands inside JSON. */
export function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
