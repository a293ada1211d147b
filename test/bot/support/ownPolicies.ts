import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CSP_2018 } from '../../support/csp2018.js';

/** A new folder with copies of a preset, each under its file's name and with the given changes. */
export function ownPolicyFolder(files: Readonly<Record<string, object>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-policies-'));
  for (const [name, changes] of Object.entries(files)) {
    const policy = { ...CSP_2018, id: basename(name, '.json'), ...changes };
    writeFileSync(join(folder, name), JSON.stringify(policy));
  }
  return folder;
}
