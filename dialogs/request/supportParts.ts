import type { Approvals } from '../../services/approvals/approval.js';
import type { Clock } from '../../services/clock.js';
import type { LanguageBook } from '../../services/localization/texts.js';
import type { ProductCatalog, SupportDesk, UserProfiles } from '../../services/ports.js';
import type { AttachedFilesPorts } from './attachedFiles.js';
import type { RequestPorts } from './requestSubject.js';

/** What the support dialog talks to. */
export interface SupportParts extends RequestPorts {
  readonly products: ProductCatalog;
  readonly desk: SupportDesk;
  /** Absent where nothing needs approval. */
  readonly approvals?: Approvals | undefined;
  /** Absent where no files are taken. */
  readonly files?: AttachedFilesPorts | undefined;
  readonly profiles: UserProfiles;
  readonly clock: Clock;
  readonly languages: LanguageBook;
}
