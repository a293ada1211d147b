import { readFileSync } from 'node:fs';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { LanguageBook } from '../../../services/localization/texts.js';
import { localizationOf } from './localizedStrings.js';
import { ICONS, type Manifest, manifestOf } from './manifest.js';
import { packageFaults } from './packageFaults.js';
import type { PackageSettings } from './packageSettings.js';

/** The language of the manifest itself. */
const DEFAULT_LANGUAGE = 'en';

/** A package that Teams would refuse; `faults` say why, a line each. */
export class PackageFaultsError extends Error {
  override readonly name = 'PackageFaultsError';
  constructor(readonly faults: readonly string[]) {
    super(`The package would not be valid:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * The app package that administrators upload, as the bytes of a zip. The same settings, version and texts give the same bytes.
 * @throws PackageFaultsError before there is any zip
 */
export function appPackage(settings: PackageSettings, version: string, book: LanguageBook): Uint8Array {
  const others = book.languages
    .filter((tag) => tag !== DEFAULT_LANGUAGE)
    .toSorted()
    .map((tag) => ({ tag, file: `${tag}.json` }));
  const manifestIn = (tag: string) => manifestOf(settings, version, book.textsFor(tag), others);
  const manifest = manifestIn(DEFAULT_LANGUAGE);
  const localizations = new Map(others.map(({ tag, file }) => [file, localizationOf(manifestIn(tag))]));
  const faults = packageFaults(manifest, localizations);
  if (faults.length > 0) throw new PackageFaultsError(faults);
  return zipSync(filesOf(manifest, localizations), { mtime: noDate(), level: 9 });
}

function filesOf(manifest: Manifest, localizations: ReadonlyMap<string, object>): Zippable {
  const files: Zippable = { 'manifest.json': json(manifest) };
  for (const name of Object.values(ICONS)) files[name] = readFileSync(new URL(name, import.meta.url));
  for (const [name, content] of localizations) files[name] = json(content);
  return files;
}

/** The same in every zip: its dates are written in local time. */
function noDate(): Date {
  return new Date(2020, 0, 1);
}

function json(content: object): Uint8Array {
  return strToU8(`${JSON.stringify(content, undefined, 2)}\n`);
}
