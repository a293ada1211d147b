import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';

const SCHEMA = 'reference/adaptive-card-1.5.json';

/** The public schema lies beside the checkout where it is at hand; the project does not ship it. */
const PLACES = ['../../../', '../../../shared/'].map((folder) => new URL(folder + SCHEMA, import.meta.url));

let compiled: ValidateFunction | 'absent' | undefined;

/** What the public Adaptive Card 1.5 schema has against a card; says once that it goes on where the schema is absent. */
export function schemaFaults(content: unknown): string[] {
  compiled ??= compile();
  if (compiled === 'absent' || compiled(content)) return [];
  return (compiled.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compile(): ValidateFunction | 'absent' {
  const place = PLACES.find((url) => existsSync(url));
  if (!place) {
    console.log(`      (${SCHEMA} is not beside the checkout: cards are not checked against it)`);
    return 'absent';
  }
  const { id: _draft4Id, ...schema } = JSON.parse(readFileSync(place, 'utf8'));
  const ajv = new Ajv({ strict: false, logger: false });
  ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
  return ajv.compile(schema);
}
