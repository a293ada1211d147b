import { CommandBook } from '../dialogs/commands.js';
import { ExchangeDialog } from '../dialogs/exchange/exchangeDialog.js';
import { MainDialog } from '../dialogs/mainDialog.js';
import { offerLanguages } from '../dialogs/menu/languageOffer.js';
import { OverviewDialog } from '../dialogs/overview/overviewDialog.js';
import type { StepKit } from '../dialogs/prompts/stepKit.js';
import { RefundDialog } from '../dialogs/refund/refundDialog.js';
import { SupportDialog } from '../dialogs/request/supportDialog.js';
import { RequestsDialog } from '../dialogs/requests/requestsDialog.js';
import type { Clock } from '../services/clock.js';
import type { IdSource } from '../services/ids.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type {
  CustomerDirectory,
  ProductCatalog,
  QuoteService,
  ReservationCatalog,
  SupportDesk,
  UserProfiles,
} from '../services/ports.js';

/** Everything the dialogs talk to. */
export interface DialogParts {
  readonly customers: CustomerDirectory;
  readonly reservations: ReservationCatalog;
  readonly products: ProductCatalog;
  readonly quotes: QuoteService;
  readonly desk: SupportDesk;
  readonly profiles: UserProfiles;
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Builds the conversation: every dialog once, for all turns. */
export function createDialogs(parts: DialogParts): MainDialog {
  const { ids, languages, clock, profiles, desk } = parts;
  const kit: StepKit = {
    ids,
    commands: new CommandBook(languages),
    offerLanguages: (turn) => offerLanguages(turn, languages),
  };
  return new MainDialog(kit, profiles, {
    overview: new OverviewDialog(kit, parts, clock),
    refund: new RefundDialog(kit, parts, clock),
    exchange: new ExchangeDialog(kit, parts, clock),
    support: new SupportDialog(kit, parts),
    requests: new RequestsDialog(kit, desk),
  });
}
