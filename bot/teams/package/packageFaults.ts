import { MOST_COMMANDS } from './commandLists.js';
import { type LocalizedStrings, localizedStrings } from './localizedStrings.js';
import type { Manifest } from './manifest.js';
import { schemaFaults } from './manifestSchemas.js';

/** Semantic versioning without what may follow the three numbers, which Teams does not compare. */
const VERSION = /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/;

/** What Teams would have against a package, a line each that begins with the file's name; none when it is right. */
export function packageFaults(
  manifest: Manifest,
  languages: ReadonlyMap<string, LocalizedStrings>,
): string[] {
  const own = [...schemaFaults('manifest', manifest), ...beyondSchema(manifest)];
  const paths = Object.keys(localizedStrings(manifest));
  const theirs = [...languages].flatMap(([file, strings]) =>
    [...schemaFaults('localization', strings), ...untranslated(paths, strings)].map(
      (line) => `${file}: ${line}`,
    ),
  );
  return [...own.map((line) => `manifest.json: ${line}`), ...theirs];
}

function beyondSchema({ version, bots = [] }: Manifest): string[] {
  const lists = bots.flatMap(({ commandLists = [] }) => commandLists);
  const long = lists.filter(({ commands }) => commands.length > MOST_COMMANDS);
  return [
    ...(VERSION.test(version) ? [] : [`version ${JSON.stringify(version)} is not three numbers with points`]),
    ...long.map(({ scopes }) => `more than ${MOST_COMMANDS} commands for ${scopes.join(', ')}`),
  ];
}

function untranslated(paths: readonly string[], strings: LocalizedStrings): string[] {
  return paths.filter((path) => !strings[path]?.trim()).map((path) => `${path} is missing`);
}
