import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { Texts } from '../../../services/localization/texts.js';
import { CREATE_SUPPORT_REQUEST, LINK_DOMAINS, SEARCHES, SOUGHT_PARAMETER } from '../extensionCommands.js';

type ExtensionCommand = TeamsManifestV1D30.ComposeExtensionCommand;

/** The message extension: its searches, the request that it files, and the links that it reads. */
export function composeExtension(botId: string, texts: Texts): TeamsManifestV1D30.ComposeExtension {
  return {
    botId,
    commands: [...SEARCHES.map((id) => search(id, texts)), supportRequest(texts)],
    messageHandlers: [{ type: 'link', value: { domains: [...LINK_DOMAINS] } }],
  };
}

function search(id: (typeof SEARCHES)[number], texts: Texts): ExtensionCommand {
  return {
    id,
    type: 'query',
    context: ['compose', 'commandBox'],
    initialRun: true,
    title: texts.say(`teamsApp.extension.${id}.title`),
    description: texts.say(`teamsApp.extension.${id}.description`),
    parameters: [
      {
        name: SOUGHT_PARAMETER,
        inputType: 'text',
        title: texts.say(`teamsApp.extension.${id}.sought`),
        description: texts.say(`teamsApp.extension.${id}.soughtDescription`),
      },
    ],
  };
}

function supportRequest(texts: Texts): ExtensionCommand {
  return {
    id: CREATE_SUPPORT_REQUEST,
    type: 'action',
    context: ['compose', 'message', 'commandBox'],
    fetchTask: true,
    title: texts.say('teamsApp.extension.createSupportRequest.title'),
    description: texts.say('teamsApp.extension.createSupportRequest.description'),
  };
}
