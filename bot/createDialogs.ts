import { AccessDialog } from '../dialogs/access/accessDialog.js';
import { ApprovalsDialog } from '../dialogs/approvals/approvalsDialog.js';
import { CommandBook } from '../dialogs/commands.js';
import { ConfigurationDialog } from '../dialogs/configuration/configurationDialog.js';
import { CourtesyBook } from '../dialogs/courtesies.js';
import { ExchangeDialog } from '../dialogs/exchange/exchangeDialog.js';
import { MainDialog } from '../dialogs/mainDialog.js';
import { offerLanguages } from '../dialogs/menu/languageOffer.js';
import type { FileOffers } from '../dialogs/myData/fileOffers.js';
import { MyDataDialog } from '../dialogs/myData/myDataDialog.js';
import type { Retention } from '../dialogs/myData/myDataPorts.js';
import { NoticesDialog } from '../dialogs/notices/noticesDialog.js';
import { OverviewDialog } from '../dialogs/overview/overviewDialog.js';
import { knownWords } from '../dialogs/plainWords/knownWords.js';
import { PlainWords } from '../dialogs/plainWords/plainWords.js';
import { PortfolioDialog } from '../dialogs/portfolio/portfolioDialog.js';
import type { StepKit } from '../dialogs/prompts/stepKit.js';
import { PropertiesDialog } from '../dialogs/properties/propertiesDialog.js';
import { RefundDialog } from '../dialogs/refund/refundDialog.js';
import type { AttachedFilesPorts } from '../dialogs/request/attachedFiles.js';
import { SupportDialog } from '../dialogs/request/supportDialog.js';
import { RequestsDialog } from '../dialogs/requests/requestsDialog.js';
import { ResourcesDialog } from '../dialogs/resources/resourcesDialog.js';
import type { AccessControl } from '../services/accessControl.js';
import type { Approvals } from '../services/approvals/approval.js';
import type { Clock } from '../services/clock.js';
import type { RequestExecution } from '../services/execution.js';
import type { IdSource } from '../services/ids.js';
import type { LanguageBook } from '../services/localization/texts.js';
import type { NoticeBook } from '../services/notices/noticeBook.js';
import type { Portfolio } from '../services/portfolio.js';
import type {
  CustomerDirectory,
  ProductCatalog,
  QuoteService,
  ReservationCatalog,
  SupportDesk,
  UserProfiles,
} from '../services/ports.js';
import type { ReservationSettings } from '../services/reservationSettings.js';
import type { Colleagues } from '../services/roles.js';
import type { Understander } from '../services/understanding/understanding.js';
import type { UsageHistory } from '../services/usage.js';

/** Everything the dialogs talk to. */
export interface DialogParts {
  readonly customers: CustomerDirectory;
  readonly reservations: ReservationCatalog;
  readonly usage: UsageHistory;
  readonly products: ProductCatalog;
  readonly quotes: QuoteService;
  readonly access: AccessControl;
  readonly settings: ReservationSettings;
  readonly portfolio: Portfolio;
  readonly desk: SupportDesk;
  /** Absent where requests are not carried out. */
  readonly execution?: RequestExecution | undefined;
  /** Absent where nothing needs approval. */
  readonly approvals?: Approvals | undefined;
  /** Absent where no files are taken. */
  readonly files?: AttachedFilesPorts | undefined;
  readonly profiles: UserProfiles;
  readonly colleagues: Colleagues;
  readonly notices: NoticeBook;
  /** Whether users are told of news; they are not where absent. */
  readonly tellsNews?: boolean | undefined;
  /** Absent in a desk that sends no files. */
  readonly fileOffers?: FileOffers | undefined;
  readonly retention: Retention;
  readonly understander: Understander;
  readonly languages: LanguageBook;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Builds the conversation: every dialog once, for all turns. */
export function createDialogs(parts: DialogParts): MainDialog {
  const { ids, languages, clock, profiles } = parts;
  const kit: StepKit = {
    ids,
    commands: new CommandBook(languages),
    courtesies: new CourtesyBook(languages),
    plainWords: new PlainWords({ ...parts, words: knownWords(languages) }),
    tellsNews: parts.tellsNews === true,
    hasApprovals: parts.approvals !== undefined,
    offerLanguages: (turn) => offerLanguages(turn, languages),
  };
  const tasks = {
    overview: new OverviewDialog(kit, parts, clock),
    refund: new RefundDialog(kit, parts, clock),
    exchange: new ExchangeDialog(kit, parts, clock),
    support: new SupportDialog(kit, parts),
    requests: new RequestsDialog(kit, parts),
    access: new AccessDialog(kit, parts, clock),
    configuration: new ConfigurationDialog(kit, parts, clock),
    properties: new PropertiesDialog(kit, parts, clock),
    portfolio: new PortfolioDialog(kit, parts, clock),
    resources: new ResourcesDialog(kit),
  };
  const notices = new NoticesDialog(kit, parts, clock);
  const { approvals } = parts;
  const further = approvals ? [new ApprovalsDialog(kit, { ...parts, approvals })] : [];
  return new MainDialog(kit, profiles, tasks, new MyDataDialog(kit, parts, clock), notices, ...further);
}
