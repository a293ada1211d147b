import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAllDemoTables } from '../../services/local/demo/demoTables.js';

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g;

/** Names and domains that only the other demo partner's people may read, each with what it is. */
export function otherPartnersNames(): ReadonlyMap<string, string> {
  const [own, ...others] = readAllDemoTables();
  const known = JSON.stringify(own);
  const names = others.flatMap(({ customers }) =>
    customers.flatMap(({ name, domain, reservations }) => [
      [name, 'a customer of another partner'] as const,
      [domain, 'a domain of another partner'] as const,
      ...reservations.map((one) => [one.name, 'a reservation of another partner'] as const),
    ]),
  );
  return new Map(names.filter(([name]) => !known.includes(name)));
}

/** Ids of the other partners' customers, reservations and orders, as the desk laid them down. */
export function otherPartnersIds(dataDir: string): readonly string[] {
  const [own] = readAllDemoTables();
  const folder = join(dataDir, 'desk', 'customers');
  const documents = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const isOwn = (text: string) => text.includes(`"${own?.partner.id}"`);
  const ownIds = new Set(documents.filter(isOwn).flatMap((text) => text.match(UUID) ?? []));
  const foreign = documents.filter((text) => !isOwn(text)).flatMap((text) => text.match(UUID) ?? []);
  return [...new Set(foreign)].filter((id) => !ownIds.has(id));
}
