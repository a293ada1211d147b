import { ActivityTypes } from 'botbuilder';
import { z } from 'zod';
import type { DataFile } from '../../../dialogs/myData/dataFile.js';
import type { TextKey } from '../../../services/localization/texts.js';
import {
  type InvokeAnswer,
  type InvokeHandler,
  type InvokeTurn,
  invokeHandler,
} from '../../invokes/invokeHandler.js';
import { invokeRefusal } from '../../invokes/invokeRefusal.js';
import type { Logger } from '../../log.js';
import { messageChanged } from '../messageChanged.js';
import { fileCard } from './fileCards.js';
import type { AddressRule } from './fileHosts.js';
import type { TeamsFileOffers } from './teamsFileOffers.js';
import { upload } from './upload.js';

const CONSENT = 'fileConsent/invoke';
const DONE: InvokeAnswer = { status: 200 };

/** Addresses carry keys of some thousand characters. */
const address = z.string().min(1).max(8_000);
const uploadInfo = z.object({
  contentUrl: address,
  uploadUrl: address,
  name: z.string().min(1).max(400),
  uniqueId: z.string().min(1).max(200),
  fileType: z.string().max(40),
});
const type = z.literal('fileUpload');
const context = z.object({ offer: z.string().min(1).max(60) });
const consent = z.discriminatedUnion('action', [
  z.object({ type, context, action: z.literal('accept'), uploadInfo }),
  z.object({ type, context, action: z.literal('decline') }),
]);
type UploadInfo = z.infer<typeof uploadInfo>;

export interface ConsentPorts {
  readonly offers: Pick<TeamsFileOffers, 'standing' | 'take'>;
  /** Makes the user's file as it is now; undefined where it would be too large. */
  readonly fileOf: (turn: InvokeTurn) => Promise<DataFile | undefined>;
  /** Where files may be put. */
  readonly isAllowed: AddressRule;
  /** 8 seconds unless set. */
  readonly patienceMs?: number | undefined;
  readonly log: Logger;
}

/** Answers what a user said to a file that was offered: makes it and puts it where Teams says, or nothing at all. */
export function consentHandler(ports: ConsentPorts): InvokeHandler {
  return invokeHandler(CONSENT, consent, async (turn, value) => {
    const { offer } = value.context;
    const isForeign = turn.context.activity.conversation.conversationType !== 'personal';
    const standing = isForeign ? 'foreign' : await ports.offers.standing(turn, offer);
    if (standing === 'foreign') return invokeRefusal(CONSENT, 403, turn.texts.say('myData.file.notYours'));
    if (standing === 'over') return closed(turn, ports, 'over');
    if (value.action === 'accept') return send(turn, ports, offer, value.uploadInfo);
    const isTaken = await ports.offers.take(turn, offer);
    return closed(turn, ports, isTaken ? 'notSent' : 'over');
  });
}

/** The offer is taken before anything leaves the desk, so that nothing is sent twice. */
async function send(
  turn: InvokeTurn,
  ports: ConsentPorts,
  offer: string,
  info: UploadInfo,
): Promise<InvokeAnswer> {
  const { offers, log, patienceMs } = ports;
  const url = placeOf(info, ports);
  const file = url && (await ports.fileOf(turn));
  if (!(await offers.take(turn, offer))) return closed(turn, ports, 'over');
  if (!url) return closed(turn, ports, 'wrongPlace');
  if (!file) return closed(turn, ports, 'over');
  try {
    await upload(url, file.bytes, patienceMs);
  } catch (error) {
    await closed(turn, ports, 'notSent');
    throw error;
  }
  const text = turn.texts.say('myData.exported', { count: file.requests });
  const { context } = turn;
  await context.sendActivity({ ...plain(text), attachments: [fileCard(info)] });
  const id = context.activity.replyToId;
  if (id) await messageChanged(log, id, () => context.deleteActivity(id));
  return DONE;
}

/** Where the file is to be put; undefined where it must not, or where the user would be shown another place. */
function placeOf({ uploadUrl, contentUrl }: UploadInfo, { isAllowed, log }: ConsentPorts): URL | undefined {
  const urls = [uploadUrl, contentUrl].map((text) => (URL.canParse(text) ? new URL(text) : undefined));
  const refused = urls.find((url) => !url || !isAllowed(url));
  if (urls.every((url) => url && isAllowed(url))) return urls[0];
  log.warn({ host: hostIn(refused) }, 'place for a file refused');
  return undefined;
}

/** An operator may have to allow it; whoever sends more than a name has it not logged. */
function hostIn(url: URL | undefined): string {
  return url && /^[\w.-]{1,100}$/.test(url.hostname) ? url.hostname : 'other';
}

/** The card gives way to a sentence, which stands below it where the card cannot change. */
async function closed(
  { context, texts }: InvokeTurn,
  { log }: ConsentPorts,
  end: 'notSent' | 'over' | 'wrongPlace',
): Promise<InvokeAnswer> {
  const key: TextKey = `myData.file.${end}`;
  const message = plain(texts.say(key));
  const id = context.activity.replyToId;
  const isReplaced = id && (await messageChanged(log, id, () => context.updateActivity({ ...message, id })));
  if (!isReplaced) await context.sendActivity(message);
  return DONE;
}

function plain(text: string) {
  return { type: ActivityTypes.Message, text, textFormat: 'plain' };
}
