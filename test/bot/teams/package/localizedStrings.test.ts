import assert from 'node:assert/strict';
import { type LocalizedStrings, localizedStrings } from '../../../../bot/teams/package/localizedStrings.js';
import type { Manifest } from '../../../../bot/teams/package/manifest.js';
import { languages } from '../../../support/languages.js';
import { fileOf } from './packageSamples.js';

/** What nobody reads in Teams, and what is of the operator's own. */
const NO_TEXT =
  /^(\$schema|manifestVersion|version|id|localizationInfo|developer|icons|accentColor|permissions|validDomains|default)|\.(botId|id|type|inputType|name)$|\.(scopes|context|domains)\[/;

/** The product's name is the same everywhere. */
const SAME_IN_ENGLISH = /^name\.short$/;

describe('localizedStrings', () => {
  let manifest: Manifest;
  let english: LocalizedStrings;
  before(() => {
    manifest = fileOf('manifest.json') as unknown as Manifest;
    english = localizedStrings(manifest);
  });

  it('should leave out no text of the manifest', () => {
    const read = pathsOf(manifest).filter((path) => !NO_TEXT.test(path) || path.startsWith('name.'));
    assert.deepEqual(Object.keys(english).sort(), read.sort());
  });

  for (const tag of languages.languages.filter((language) => language !== 'en')) {
    it(`should have every text in ${tag}, in that language`, () => {
      const { $schema, ...theirs } = fileOf(`${tag}.json`);
      assert.match(String($schema), /\/v1\.30\/MicrosoftTeams\.Localization\.schema\.json$/);
      assert.deepEqual(Object.keys(theirs).sort(), Object.keys(english).sort());
      const same = Object.keys(english).filter((path) => theirs[path] === english[path]);
      assert.deepEqual(
        same.filter((path) => !SAME_IN_ENGLISH.test(path)),
        [],
      );
    });
  }
});

function pathsOf(node: unknown, path = ''): string[] {
  if (typeof node === 'string') return [path];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, member]) =>
    pathsOf(member, Array.isArray(node) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`),
  );
}
