import { z } from 'zod';
import { CARD_TYPE } from '../../dialogs/prompts/turnInput.js';

/** An attachment as a client wrote it down. */
const sentAttachment = z.object({
  contentType: z.string(),
  contentUrl: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  content: z.unknown().optional(),
});
export type SentAttachment = z.infer<typeof sentAttachment>;

/** More than any client sends with one message. */
const MOST_READ = 10;

/** The attachments that are files: Teams sends the text once more as HTML, and cards are none either. */
export function sentAttachments(attachments: unknown): readonly SentAttachment[] {
  if (!Array.isArray(attachments)) return [];
  return attachments
    .slice(0, MOST_READ)
    .flatMap((one: unknown) => sentAttachment.safeParse(one).data ?? [])
    .filter(({ contentType, contentUrl }) => {
      const isText = contentType.startsWith('text/html') && contentUrl === undefined;
      return !isText && !contentType.startsWith(CARD_TYPE);
    });
}
