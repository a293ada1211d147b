import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import draft4 from 'ajv-draft-04';
import formats from 'ajv-formats';

/**
 * The version of both schemas: the newest of which Microsoft says that it is generally available, which is the newest that
 * `@microsoft/app-manifest` ships, too.
 */
export const SCHEMA_VERSION = '1.30';

const FILES = {
  manifest: 'MicrosoftTeams.schema.json',
  localization: 'MicrosoftTeams.Localization.schema.json',
} as const;
/** A kind of file in the package that has a schema. */
export type SchemaName = keyof typeof FILES;

interface Schema {
  readonly properties: Readonly<Record<string, { readonly type?: string; readonly format?: string }>>;
  readonly patternProperties?: Readonly<Record<string, unknown>>;
}

const fromHere = createRequire(import.meta.url);
const compiled = new Map<SchemaName, ValidateFunction>();

/** The address under which Microsoft publishes a schema. */
export function schemaUrl(name: SchemaName): string {
  return `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/${FILES[name]}`;
}

/** What a schema has against a file's content, a line each; none when the file is right. */
export function schemaFaults(name: SchemaName, content: unknown): string[] {
  const validate = compiled.get(name) ?? compile(name);
  return validate(content) ? [] : (validate.errors ?? []).map(faultLine);
}

/** Whether the string at a path of the manifest, such as `bots[0].commandLists[0].commands[1].title`, can be translated. */
export function translatablePaths(): (path: string) => boolean {
  const { properties, patternProperties } = read('localization');
  const texts = Object.keys(properties).filter((path) => properties[path]?.format === undefined);
  const patterns = Object.keys(patternProperties ?? {}).map((pattern) => new RegExp(pattern));
  return (path) => texts.includes(path) || patterns.some((pattern) => pattern.test(path));
}

function compile(name: SchemaName): ValidateFunction {
  // The schema's patterns escape what the stricter `u` mode of regular expressions does not let them escape.
  const ajv = new draft4.default({ allErrors: true, strict: false, unicodeRegExp: false });
  formats.default(ajv, ['uri', 'uuid']);
  const validate = ajv.compile(read(name));
  compiled.set(name, validate);
  return validate;
}

function read(name: SchemaName): Schema {
  const file = `@microsoft/app-manifest/build/json-schemas/teams/v${SCHEMA_VERSION}/${FILES[name]}`;
  return JSON.parse(readFileSync(fromHere.resolve(file), 'utf8'));
}

/** Where in the file, and what about it. */
function faultLine({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath === '' ? 'the file' : instancePath.slice(1).replaceAll('/', '.');
  const more = 'additionalProperty' in params ? `: ${params.additionalProperty}` : '';
  return `${place} ${message ?? 'is wrong'}${more}`;
}
