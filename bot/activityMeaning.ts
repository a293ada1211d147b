import { type Activity, ActivityTypes } from 'botbuilder';
import type { MainOptions } from '../dialogs/mainDialog.js';
import { isShared } from '../services/groupMembers.js';
import { isForOthers } from './spokenText.js';

/**
 * What the activity means to the desk; undefined for what it does not answer: typing, reactions, unknown types, and what
 * members of a group say to each other.
 */
export function openingOf(activity: Activity): MainOptions['opening'] | undefined {
  switch (activity.type) {
    case ActivityTypes.Message:
      return isShared(activity.conversation) && isForOthers(activity) ? undefined : 'spoken';
    case ActivityTypes.ConversationUpdate:
      return hasBegun(activity) ? 'joined' : undefined;
    case ActivityTypes.InstallationUpdate:
      return activity.action?.startsWith('add') ? 'joined' : undefined;
    default:
      return undefined;
  }
}

/** A group begins when the bot comes into it, and is not greeted for its later members; a chat when its user comes. */
function hasBegun({ membersAdded = [], recipient, conversation }: Activity): boolean {
  const isBot = ({ id }: { id: string }) => id === recipient.id;
  return isShared(conversation) ? membersAdded.some(isBot) : membersAdded.some((member) => !isBot(member));
}
