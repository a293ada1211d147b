import {
  CONFIGURATION_DIALOG,
  ConfigurationDialog,
} from '../../../dialogs/configuration/configurationDialog.js';
import { OVERVIEW_DIALOG, OverviewDialog } from '../../../dialogs/overview/overviewDialog.js';
import type { CustomerDocument } from '../../../services/local/deskDocuments.js';
import type { Caller } from '../../../services/model.js';
import type { Colleagues } from '../../../services/roles.js';
import { smallDesk } from '../../services/local/deskFixture.js';
import { openSettingsDesk } from '../../services/local/settingsDesk.js';
import { StillClock } from '../deskFakes.js';
import { CALLER, DeskHarness } from '../deskHarness.js';

/** Another Admin agent of the same company. */
export const COLLEAGUE: Caller = { ...CALLER, userId: 'user-2' };

const colleagues: Colleagues = {
  withRole: async (_caller, role) =>
    role === 'AdminAgent' ? [{ name: 'Ada *Admin*', email: 'ada@partner.example', roles: [role] }] : [],
};

export interface ChatOptions {
  readonly locale?: string;
  readonly caller?: Caller;
  readonly seed?: () => Iterable<CustomerDocument>;
  readonly options?: object;
  readonly begin?: string;
}

/** The reservation `r-web` of Contoso: ten virtual machines, shared, not renewed. */
export const WEB = { customerId: 'contoso', reservationId: 'r-web' };

/** A conversation about configuration over the embedded back end. */
export async function configurationChat(dataDir: string, chat: ChatOptions = {}) {
  const { locale = 'en-US', caller = CALLER, seed = smallDesk, options = WEB } = chat;
  const clock = new StillClock();
  const desk = await openSettingsDesk(dataDir, clock, seed);
  const ports = { ...desk, colleagues, usage: { daily: async () => undefined } };
  const harness = new DeskHarness({
    dialogs: (kit) => [new ConfigurationDialog(kit, ports, clock), new OverviewDialog(kit, ports, clock)],
    begin: chat.begin ?? CONFIGURATION_DIALOG,
    options,
    locale,
    clock,
    caller,
  });
  const first = await harness.start();
  /** As it is on the card's reservation now. */
  const now = async (reservationId = 'r-web') =>
    (await desk.reservations.get(CALLER, 'contoso', reservationId))!;
  return { ...desk, harness, first, now };
}

export { OVERVIEW_DIALOG };
