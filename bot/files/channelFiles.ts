import type { TurnContext } from 'botbuilder';
import type { SentFile, SentFiles } from '../../dialogs/request/sentFiles.js';
import { isShared } from '../../services/groupMembers.js';
import { type FileRefusal, MOST_FILE_BYTES } from '../../services/requestFiles.js';
import type { TeamsFiles } from '../teams/files/teamsFiles.js';
import { bytesOfDataUri } from './dataUri.js';
import { type SentAttachment, sentAttachments } from './sentAttachment.js';
import { type UploadReader, uploadReaderOf } from './uploadReader.js';

const TEAMS = 'msteams';

/** Files that come through the embedded Direct Line and through personal chats of Teams. */
export class ChannelFiles implements SentFiles {
  constructor(private readonly teams: Pick<TeamsFiles, 'read'>) {}

  of(context: TurnContext): readonly SentFile[] {
    const { attachments, channelId, conversation } = context.activity;
    if (isShared(conversation)) return [];
    const uploads = uploadReaderOf(context);
    if (!uploads && channelId !== TEAMS) return [];
    return sentAttachments(attachments).map((attachment) => ({
      name: attachment.name ?? '',
      read: () => (uploads ? readHere(uploads, context, attachment) : this.teams.read(context, attachment)),
    }));
  }
}

async function readHere(
  uploads: UploadReader,
  context: TurnContext,
  { contentUrl = '' }: SentAttachment,
): Promise<Uint8Array | FileRefusal> {
  const inline = bytesOfDataUri(contentUrl);
  if (inline) return inline;
  const found = await uploads.readUpload(context, contentUrl, MOST_FILE_BYTES);
  if (found === 'tooLarge') return 'size';
  return found ?? 'unreachable';
}
