import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { type FileRefusal, MOST_FILE_BYTES } from '../../../services/requestFiles.js';
import type { SentAttachment } from '../../files/sentAttachment.js';
import { download } from './download.js';
import { serviceRule, storeRule } from './fileHosts.js';

const DOWNLOAD_INFO = 'application/vnd.microsoft.teams.file.download.info';

const downloadInfo = z.object({ downloadUrl: z.string() });

export interface TeamsFilesOptions {
  /** Whether files may lie on this machine: only for a desk without a registration, which listens to nobody else. */
  readonly takesLoopback: boolean;
  /** The bot's token for the service that the activity came from; none where the desk has no registration. */
  readonly connectorToken: (context: TurnContext) => Promise<string | undefined>;
  readonly patienceMs?: number | undefined;
}

/** Files of personal chats: documents in the sender's OneDrive, and pictures that were pasted into a message. */
export class TeamsFiles {
  constructor(private readonly options: TeamsFilesOptions) {}

  async read(
    context: TurnContext,
    { contentType, contentUrl, content }: SentAttachment,
  ): Promise<Uint8Array | FileRefusal> {
    const { patienceMs, takesLoopback } = this.options;
    const limits = { mostBytes: MOST_FILE_BYTES, patienceMs };
    if (contentType === DOWNLOAD_INFO) {
      const { data } = downloadInfo.safeParse(content);
      // It carries its own key: no token of ours goes there.
      return data
        ? download(data.downloadUrl, { ...limits, isAllowed: storeRule(takesLoopback) })
        : 'unreachable';
    }
    if (!contentType.startsWith('image/') || contentUrl === undefined) return 'kind';
    const isAllowed = serviceRule(context.activity.serviceUrl, takesLoopback);
    if (!URL.canParse(contentUrl) || !isAllowed(new URL(contentUrl))) return 'unreachable';
    const token = await this.options.connectorToken(context);
    const authorization = token && `Bearer ${token}`;
    return download(contentUrl, { ...limits, isAllowed, authorization });
  }
}
