import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { Texts } from '../../../services/localization/texts.js';
import { commandLists } from './commandLists.js';
import { composeExtension } from './composeExtension.js';
import { SCHEMA_VERSION, schemaUrl } from './manifestSchemas.js';
import type { PackageSettings } from './packageSettings.js';

/** The app's manifest. */
export type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;

/** Names of the pictures in the package; those in this folder have the same. */
export const ICONS = { color: 'color.png', outline: 'outline.png' } as const;

/** The background of the colour icon. */
const ACCENT_COLOR = '#0C3B4D';

/** Where Azure Bot Service signs users in. */
const TOKEN_SERVICE = 'token.botframework.com';

/** A language of the package besides that of its manifest. */
export interface AdditionalLanguage {
  readonly tag: string;
  readonly file: string;
}

/**
 * The manifest with its strings in the language of `texts`. Nothing but the strings depends on the language.
 * @param version of the app: Teams takes a changed package for an update only when it is a higher one
 */
export function manifestOf(
  settings: PackageSettings,
  version: string,
  texts: Texts,
  others: readonly AdditionalLanguage[],
): Manifest {
  return {
    $schema: schemaUrl('manifest'),
    manifestVersion: SCHEMA_VERSION,
    version,
    id: settings.appId,
    localizationInfo: {
      defaultLanguageTag: 'en',
      additionalLanguages: others.map(({ tag, file }) => ({ languageTag: tag, file })),
    },
    developer: { ...settings.developer },
    name: { short: texts.say('teamsApp.name.short'), full: texts.say('teamsApp.name.full') },
    description: {
      short: texts.say('teamsApp.description.short'),
      full: texts.say('teamsApp.description.full'),
    },
    icons: { ...ICONS },
    accentColor: ACCENT_COLOR,
    bots: [
      {
        botId: settings.appId,
        scopes: ['personal', 'team', 'groupChat'],
        supportsFiles: true,
        isNotificationOnly: false,
        commandLists: commandLists(texts),
      },
    ],
    composeExtensions: [composeExtension(settings.appId, texts)],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: validDomains(settings),
    ...(settings.ssoResource && { webApplicationInfo: signIn(settings.appId, settings.ssoResource) }),
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
  };
}

function validDomains({ publicUrl, signsIn }: PackageSettings): string[] {
  const { host } = new URL(publicUrl);
  return signsIn ? [host, TOKEN_SERVICE] : [host];
}

function signIn(id: string, resource: string): Manifest['webApplicationInfo'] {
  return { id, resource };
}
