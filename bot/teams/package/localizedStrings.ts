import type { Manifest } from './manifest.js';
import { schemaUrl, translatablePaths } from './manifestSchemas.js';

/** Strings of a manifest by their paths. */
export type LocalizedStrings = Readonly<Record<string, string>>;

/** Every string of a manifest that a localization file can replace: `name.short`, `bots[0].commandLists[0]…`. */
export function localizedStrings(manifest: Manifest): LocalizedStrings {
  const isTranslatable = translatablePaths();
  return Object.fromEntries(leavesOf(manifest, '').filter(([path]) => isTranslatable(path)));
}

/** What the localization file of a language holds, out of the manifest in that language. */
export function localizationOf(manifest: Manifest): LocalizedStrings {
  return { $schema: schemaUrl('localization'), ...localizedStrings(manifest) };
}

function leavesOf(node: unknown, path: string): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]];
  if (Array.isArray(node)) return node.flatMap((item, index) => leavesOf(item, `${path}[${index}]`));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, member]) =>
    leavesOf(member, path === '' ? name : `${path}.${name}`),
  );
}
