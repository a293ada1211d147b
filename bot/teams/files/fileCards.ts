import type { Attachment } from 'botbuilder';
import type { FileOffer } from '../../../dialogs/myData/fileOffers.js';

/** What a consent brings back of its card. */
export interface OfferContext {
  readonly offer: string;
}

/** A file as Teams keeps it. */
export interface StoredFile {
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** Teams' own card that asks whether a file may be sent, with buttons and words of Teams. */
export function consentCard({ name, description, bytes }: FileOffer, offer: string): Attachment {
  const context: OfferContext = { offer };
  const content = { description, sizeInBytes: bytes, acceptContext: context, declineContext: context };
  return { contentType: 'application/vnd.microsoft.teams.card.file.consent', name, content };
}

/** Teams' own card of a file that lies in the user's OneDrive. */
export function fileCard({ contentUrl, name, uniqueId, fileType }: StoredFile): Attachment {
  const contentType = 'application/vnd.microsoft.teams.card.file.info';
  return { contentType, contentUrl, name, content: { uniqueId, fileType } };
}
