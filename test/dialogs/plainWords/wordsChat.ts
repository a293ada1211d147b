import { ExchangeDialog } from '../../../dialogs/exchange/exchangeDialog.js';
import { MAIN_DIALOG, MainDialog, type MainOptions } from '../../../dialogs/mainDialog.js';
import { MyDataDialog } from '../../../dialogs/myData/myDataDialog.js';
import { RefundDialog } from '../../../dialogs/refund/refundDialog.js';
import { SupportDialog } from '../../../dialogs/request/supportDialog.js';
import { RequestsDialog } from '../../../dialogs/requests/requestsDialog.js';
import type { Caller } from '../../../services/model.js';
import type { TaskName } from '../../../services/tasks.js';
import type { Understander, Understanding } from '../../../services/understanding/understanding.js';
import { languages } from '../../support/languages.js';
import { aCustomer, aReservation, COLLEAGUES, FakeDesk, StillClock } from '../deskFakes.js';
import { DeskHarness, StubTask } from '../deskHarness.js';
import { FakeProfiles, FakeSupportDesk } from '../request/requestFakes.js';

export const CONTOSO = aCustomer();
export const FABRIKAM = aCustomer({ id: 'customer-2', name: 'Fabrikam', domain: 'fabrikam.com' });
export const REFUND_SERVICES = aCustomer({
  id: 'customer-3',
  name: 'Refund Services',
  domain: 'refunds.example',
});

export const VM = aReservation();
export const VM_TEST = aReservation({ id: 'reservation-2', orderId: 'order-2', displayName: 'VM-Test' });
export const SQL = aReservation({
  id: 'reservation-3',
  orderId: 'order-3',
  customerId: FABRIKAM.id,
  displayName: 'Sales data',
  sku: 'SQLDB_GP_Gen5',
  resourceType: 'SqlDatabases',
});

const NOTHING: Understanding = { guesses: [], isSure: false, customers: [], reservations: [] };

/** What a sentence that is sure to ask for a task is understood as. */
export function sure(task: TaskName, found: Partial<Understanding> = {}): Understanding {
  return { ...NOTHING, guesses: [{ task, confidence: 0.95 }], isSure: true, ...found };
}

/** What a sentence is understood as that may ask for any of the tasks. */
export function unsure(tasks: readonly TaskName[], found: Partial<Understanding> = {}): Understanding {
  return { ...NOTHING, guesses: tasks.map((task) => ({ task, confidence: 0.6 })), ...found };
}

/** What a sentence is understood as that asks for no task. */
export function naming(found: Partial<Understanding>): Understanding {
  return { ...NOTHING, ...found };
}

/** Understands the sentences it was given, and nothing else. */
export class FakeUnderstander implements Understander {
  readonly asked: { text: string; language: string; customerId: string | undefined }[] = [];

  constructor(private readonly sentences: Readonly<Record<string, Understanding>>) {}

  async understand(
    _caller: Caller,
    text: string,
    language: string,
    customerId?: string,
  ): Promise<Understanding> {
    this.asked.push({ text, language, customerId });
    return this.sentences[text] ?? NOTHING;
  }
}

/** The whole conversation; tasks that are tested elsewhere are stand-ins. */
export function wordsChat(
  sentences: Readonly<Record<string, Understanding>>,
  { locale = 'en-US', opening = 'joined' as MainOptions['opening'] } = {},
) {
  const clock = new StillClock();
  const desk = new FakeDesk(clock, [CONTOSO, FABRIKAM, REFUND_SERVICES], [VM, VM_TEST, SQL]);
  const profiles = new FakeProfiles();
  const requests = new FakeSupportDesk(desk, clock);
  const { customers, reservations, quotes, products } = desk;
  const parts = { customers, reservations, quotes, products, desk: requests, profiles, clock, languages };
  const understander = new FakeUnderstander(sentences);
  const stubs = {
    overview: new StubTask('overview'),
    access: new StubTask('access'),
    configuration: new StubTask('configuration'),
    properties: new StubTask('properties'),
    portfolio: new StubTask('portfolio'),
    resources: new StubTask('resources'),
  };
  const harness = new DeskHarness({
    dialogs: (kit) => [
      new MainDialog(
        kit,
        profiles,
        {
          ...stubs,
          refund: new RefundDialog(kit, parts, clock),
          exchange: new ExchangeDialog(kit, parts, clock),
          support: new SupportDialog(kit, parts),
          requests: new RequestsDialog(kit, { ...parts, colleagues: COLLEAGUES }),
        },
        new MyDataDialog(
          kit,
          { profiles, desk: requests, retention: { conversationDays: 90, draftDays: 180 } },
          clock,
        ),
      ),
    ],
    begin: MAIN_DIALOG,
    options: { opening } satisfies MainOptions,
    locale,
    clock,
    understander,
    lookups: desk,
  });
  return { harness, desk, profiles, requests, understander, stubs };
}
