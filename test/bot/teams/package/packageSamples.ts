import { strFromU8, unzipSync } from 'fflate';
import { appPackage } from '../../../../bot/teams/package/appPackage.js';
import { type PackageSettings, readPackageSettings } from '../../../../bot/teams/package/packageSettings.js';
import { languages } from '../../../support/languages.js';

export const APP_ID = '0f0e0d0c-0b0a-4908-8706-050403020100';

/** All that a package needs, and nothing that it can do without. */
export const LEAST_ENVIRONMENT = {
  MicrosoftAppId: APP_ID,
  PUBLIC_URL: 'https://desk.example.com/',
  TEAMS_DEVELOPER_NAME: 'Contoso',
  TEAMS_PRIVACY_URL: 'https://contoso.example/privacy?lang=en',
  TEAMS_TERMS_URL: 'https://contoso.example/terms',
};

/** The settings of an environment that says everything a package needs, and this. */
export function settingsWith(more: Readonly<Record<string, string>> = {}): PackageSettings {
  const reading = readPackageSettings({ ...LEAST_ENVIRONMENT, ...more });
  if ('problems' in reading) throw new Error(`wrong: ${reading.problems.map(({ name }) => name).join()}`);
  return reading.settings;
}

/** What stands in a package, by file name. */
export function unzipped(zip: Uint8Array): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(zip)));
}

/** The JSON file of that name in the package of these settings. */
export function fileOf(name: string, settings = settingsWith()): Record<string, unknown> {
  const bytes = unzipped(appPackage(settings, '1.2.3', languages)).get(name);
  return JSON.parse(strFromU8(bytes ?? new Uint8Array()));
}
